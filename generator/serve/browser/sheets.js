/** Style sheets exchanged on a page that stays as it is. */

// Those that the page's text names. Scripts may fetch others later.
const links = [...document.querySelectorAll("link[rel~=stylesheet]")];

/** The new one is there before the old one goes, so that the page is never bare. @param {number} index @param {string} address */
const exchange = (index, address) => {
  const link = links[index];
  if (!(link instanceof HTMLLinkElement)) return;
  const fresh = /** @type {HTMLLinkElement} */ (link.cloneNode());
  fresh.href = address;
  for (const end of ["load", "error"]) fresh.addEventListener(end, () => link.remove(), { once: true });
  links[index] = fresh;
  link.after(fresh);
};

/**
 * @param {[string, string][]} sheets What the page's links are to be: addresses, and what their files are known by.
 * @param {string[]} before What the files are known by that it has.
 */
export const exchangeSheets = (sheets, before) => {
  sheets.forEach(([href, stamp], index) => {
    const address = new URL(href, location.href);
    if (stamp === before[index] || address.origin !== location.origin) return;
    address.searchParams.set("milepost", stamp);
    exchange(index, address.href);
  });
};
