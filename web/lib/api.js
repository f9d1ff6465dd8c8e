/** The only door to the server: GETs of /api/v1 that answer JSON or fail as a [Failure]. */

/** What went wrong, in the words of the server's problem answer where there is one. */
export class Failure extends Error {
  constructor(status, problem, path) {
    super(problem.detail || problem.title || `The server answered ${status}`);
    this.name = 'Failure';
    this.status = status;
    this.problem = problem;
    this.path = path;
  }
}

/** Whether an error only says that the answer is no longer wanted. */
export function aborted(error) {
  return error?.name === 'AbortError';
}

/**
 * @param path below /api/v1/, its segments already encoded
 * @param params URLSearchParams or nothing
 */
export async function get(path, params, signal) {
  const query = params?.toString();
  const address = `/api/v1/${path}${query ? `?${query}` : ''}`;
  let answer;
  try {
    answer = await fetch(address, { signal, headers: { Accept: 'application/json' } });
  } catch (error) {
    if (aborted(error)) throw error;
    throw new Failure(0, { detail: 'The server cannot be reached. It may be restarting.' }, address);
  }
  const body = await read(answer, address);
  if (!answer.ok) throw new Failure(answer.status, body ?? {}, address);
  return body;
}

/** A question that is too long for an address: a list, sent as JSON. */
async function post(path, list, signal) {
  const address = `/api/v1/${path}`;
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json' };
  let answer;
  try {
    answer = await fetch(address, { method: 'POST', signal, headers, body: JSON.stringify(list) });
  } catch (error) {
    if (aborted(error)) throw error;
    throw new Failure(0, { detail: 'The server cannot be reached. It may be restarting.' }, address);
  }
  const body = await read(answer, address);
  if (!answer.ok) throw new Failure(answer.status, body ?? {}, address);
  return body;
}

/** The same for an answer that is text. */
export async function text(path, params, signal) {
  const query = params?.toString();
  const address = `/api/v1/${path}${query ? `?${query}` : ''}`;
  let answer;
  try {
    answer = await fetch(address, { signal });
  } catch (error) {
    if (aborted(error)) throw error;
    throw new Failure(0, { detail: 'The server cannot be reached. It may be restarting.' }, address);
  }
  if (!answer.ok) throw new Failure(answer.status, (await read(answer, address)) ?? {}, address);
  return answer.text();
}

async function read(answer, address) {
  try {
    return await answer.json();
  } catch (error) {
    if (aborted(error)) throw error;
    if (!answer.ok) return null;
    throw new Failure(answer.status, { detail: 'The answer was not JSON.' }, address);
  }
}

export const card = (id, signal) => get(`cards/${encodeURIComponent(id)}`, null, signal);

export const neighbours = (id, signal) => get(`cards/${encodeURIComponent(id)}/neighbours`, null, signal);

/** A record as it came, to the letter. */
export const sourceRecord = (id, source, record, signal) =>
  text(
    `cards/${encodeURIComponent(id)}/sources/${encodeURIComponent(source)}`,
    record ? new URLSearchParams({ id: record }) : null,
    signal,
  );

/** Who bears each of up to 10,000 names, and the table of the actors that bear any of them. */
export const nameAnswers = (names, signal) => post('names?table=true', names, signal);
