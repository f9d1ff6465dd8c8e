import { el } from '../../lib/dom.js';
import { FACETS } from '../../lib/query.js';
import '../facet-group/facet-group.js';
import '../year-range/year-range.js';

const OPEN_AT_FIRST = ['country', 'motivation', 'sector'];

/** All facets of an answer, in a fixed order; those without any value are left out. */
class FacetPanel extends HTMLElement {
  constructor() {
    super();
    this.groups = new Map();
  }

  connectedCallback() {
    if (this.firstSeen) return;
    this.firstSeen = el('year-range');
    this.active = el('year-range');
    this.append(this.firstSeen, this.active);
    this.hidden = true;
  }

  draw(facets, params) {
    this.hidden = false;
    const byName = new Map(facets.map((facet) => [facet.name, facet]));
    this.firstSeen.draw('first_seen', 'First seen', params.get('first_seen'), byName.get('first_seen'));
    this.active.draw('active', 'Active within', params.get('active'), null);
    for (const name of FACETS) {
      const excluded = params.getAll(`-${name}`);
      const facet = byName.get(name);
      const any = facet && (facet.values.length > 0 || excluded.length > 0);
      if (any) this.group(name).draw({ ...facet, open: OPEN_AT_FIRST.includes(name) }, excluded);
      if (this.groups.has(name)) this.groups.get(name).hidden = !any;
    }
  }

  group(name) {
    if (!this.groups.has(name)) {
      const group = el('facet-group');
      this.groups.set(name, group);
      const before = FACETS.slice(FACETS.indexOf(name) + 1).map((one) => this.groups.get(one)).find(Boolean);
      this.insertBefore(group, before ?? this.firstSeen);
    }
    return this.groups.get(name);
  }
}

customElements.define('facet-panel', FacetPanel);
