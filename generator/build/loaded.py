"""What a worker needs, loaded once for all of them."""

import generator.build.content
import generator.build.rendering
import generator.markdown
import generator.schema  # noqa: F401
