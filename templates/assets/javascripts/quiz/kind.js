/** What the core asks of a kind. Types alone: nothing here runs. */

/**
 * What a quiz is scored by; what a kind has no use for is absent.
 * @typedef {object} Data
 * @property {string} id
 * @property {string} kind
 * @property {string} hash
 * @property {[key: string, group: number, answers: [key: string, ...points: number[]][]][]} [questions]
 * @property {string[]} [groups]
 * @property {[group: number, low: number, high: number][]} [results]
 * @property {[name: string, low: number, high: number, step: number, start: number][]} [inputs]
 * @property {[name: string, digits: number, unit: string, postfix: string[]][]} [figures]
 * @property {number} [keep]
 * @property {number} [na]
 */

/**
 * A quiz on this page.
 * @typedef {object} Quiz
 * @property {HTMLElement} section
 * @property {Data} data
 * @property {HTMLElement[]} fields
 * @property {Kind} kind
 * @property {HTMLElement} box for errors
 * @property {string} stays what is said of answers before any were restored
 * @property {HTMLElement} status
 * @property {HTMLElement} result
 * @property {HTMLElement} old says that answers have changed since the result was shown
 * @property {string} [shown] the answers of that result
 * @property {HTMLElement} told where the result goes; its attributes are words
 */

/**
 * @typedef {object} Kind
 * @property {(data: Data, answers: any[]) => any} score
 * @property {(quiz: Quiz, score: any) => { nodes: Node[], results: number[] }} draw
 * @property {(quiz: Quiz) => any[]} read
 * @property {(quiz: Quiz) => number[]} wrong which fields have no answer that counts
 * @property {(quiz: Quiz) => Record<string, unknown>} save
 * @property {(quiz: Quiz, kept: Record<string, any>) => void} restore
 * @property {(quiz: Quiz) => string[]} pack for an address
 * @property {(quiz: Quiz, parts: string[]) => boolean} unpack whether they are such answers
 * @property {(quiz: Quiz, save: () => void) => void} [wake]
 * @property {(quiz: Quiz) => void} [live] shows what there is at once, without being asked
 * @property {(quiz: Quiz) => string[]} [lines] what was answered, as text; else what was chosen or typed in each field
 */

export {};
