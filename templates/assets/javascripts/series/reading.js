/** When a text has been read: its end was on the screen, and so was the page, for a part of the time that reading takes. */

const LETTERS_A_SECOND = 18;
/** A quick reader leaves out much. */
const SHARE = 0.15;
const [LEAST, MOST] = [5, 30];

/**
 * @param {HTMLElement} end stands below the text
 * @param {() => void} done is called once
 * @returns {() => void} stops looking
 */
export const reading = (end, done) => {
  const letters = end.closest("article")?.textContent?.length ?? 0;
  let seconds = Math.min(MOST, Math.max(LEAST, (letters / LETTERS_A_SECOND) * SHARE));
  let reached = false;
  const check = () => {
    if (!reached || seconds > 0) return;
    stop();
    done();
  };
  const observer = new IntersectionObserver(([seen]) => {
    reached ||= Boolean(seen?.isIntersecting);
    check();
  });
  const timer = setInterval(() => {
    if (document.hidden || seconds <= 0) return;
    seconds -= 1;
    check();
  }, 1000);
  const stop = () => {
    observer.disconnect();
    clearInterval(timer);
  };
  observer.observe(end);
  return stop;
};
