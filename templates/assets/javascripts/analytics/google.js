/** Google Analytics, where the site's owner has configured it. A classic script, whose element says for which property. */
{
  const property = document.currentScript?.dataset.property ?? "";
  /** @type {unknown[]} */
  const layer = [];
  Object.assign(globalThis, { dataLayer: layer });
  // The library knows its commands by their being `arguments`, not an array.
  const tell = function () {
    layer.push(arguments);
  };
  /** @type {(...command: unknown[]) => void} */ (tell)("js", new Date());
  /** @type {(...command: unknown[]) => void} */ (tell)("config", property);
  const address = `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(property)}`;
  document.head.append(Object.assign(document.createElement("script"), { async: true, src: address }));
}
