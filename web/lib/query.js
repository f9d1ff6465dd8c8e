/** A search as its address says it: the parameters of /search are those of /api/v1/search. */

/** What narrows a search, in the order of the panel. */
export const FACETS = [
  'country', 'target', 'sector', 'motivation', 'sponsor', 'tool', 'technique', 'tactic',
  'platform', 'name_giver', 'source', 'disputed',
];

const REPEATED = ['type', ...FACETS];
const SINGLE = ['q', 'first_seen', 'active', 'sort', 'page'];

export const SORTS = [
  ['relevance', 'Relevance'],
  ['name', 'Name A–Z'],
  ['first_seen', 'First seen, oldest'],
  ['-first_seen', 'First seen, newest'],
  ['-last_seen', 'Last seen, newest'],
  ['-modified', 'Last changed'],
];

export const PAGE_SIZE = 20;
const WINDOW = 10_000;

export const lastPage = (total) => Math.max(1, Math.ceil(Math.min(total, WINDOW) / PAGE_SIZE));

/** The known parameters of an address in a fixed order, so that equal searches have one address. */
export function readQuery(url) {
  const known = new URLSearchParams();
  for (const key of SINGLE) {
    const value = url.searchParams.get(key);
    if (value && !(key === 'page' && value === '1') && !(key === 'sort' && value === 'relevance')) {
      known.set(key, value);
    }
  }
  for (const key of REPEATED) {
    for (const name of [key, `-${key}`]) {
      for (const value of new Set(url.searchParams.getAll(name))) if (value) known.append(name, value);
    }
  }
  return known;
}

/** @param path the page whose parameters these are */
export function address(params, path = '/search') {
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** The page's address for a search of the API; null where there is none. */
export const searchPage = (link) => link?.replace(/^\/api\/v1/, '') ?? null;

/** The same search with changes: a key with null goes, with a list is repeated; from page 1. */
export function changed(params, changes) {
  const next = new URLSearchParams(params);
  next.delete('page');
  for (const [key, value] of Object.entries(changes)) {
    next.delete(key);
    for (const one of [value].flat()) if (one !== null && one !== '') next.append(key, one);
  }
  return next;
}

/** The same search with a facet value added, or taken away if it is there. */
export function toggled(params, key, value) {
  const values = params.getAll(key);
  const rest = values.filter((one) => one !== value);
  return changed(params, { [key]: rest.length === values.length ? [...values, value] : rest });
}

/** Every condition besides the words: `{key, value, excluded}`. */
export function conditions(params) {
  const found = [];
  for (const [name, value] of params) {
    const key = name.replace(/^-/, '');
    if (REPEATED.includes(key) || key === 'first_seen' || key === 'active') {
      found.push({ key, name, value, excluded: name.startsWith('-') });
    }
  }
  return found;
}

/** The same words without any condition. */
export function withoutConditions(params) {
  const next = new URLSearchParams();
  for (const key of ['q', 'sort']) if (params.get(key)) next.set(key, params.get(key));
  return next;
}
