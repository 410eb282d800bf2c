/** What a reader has answered: kept by this browser, for this site alone, and sent nowhere. */

// Several sites may share a host under different paths. This file lies four folders below the site's.
const SCOPE = `${new URL("../../../../", import.meta.url).pathname}.mp:quiz:1:`;

/** @typedef {Record<string, unknown>} Kept by the keys of what was answered; under "#", which is no key, the scoring's hash */

/** @param {string} id of a quiz @returns {Kept | undefined} */
export const kept = (id) => {
  try {
    const found = JSON.parse(localStorage.getItem(SCOPE + id) ?? "null");
    if (typeof found === "object" && found && !Array.isArray(found)) return found;
  } catch {
    // Forbidden, not ours, or torn: as if there were nothing.
  }
  return undefined;
};

/** Whether it could be kept. @param {string} id @param {Kept | undefined} answers none to forget them */
export const keep = (id, answers) => {
  try {
    if (answers) localStorage.setItem(SCOPE + id, JSON.stringify(answers));
    else localStorage.removeItem(SCOPE + id);
    return true;
  } catch {
    return false;
  }
};
