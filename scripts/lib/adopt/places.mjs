// Copyright 2026 The Studio Access Authors. SPDX-License-Identifier: Apache-2.0

/*
 * Blocks for files that a portal on the old frontend system has already: imports, and after each comment that names a
 * place what belongs there.
 */
const IMPORT = /^import [\s\S]*?;$/gm;
const COMMENT = /^\/\/ (?<place>[A-Z].*):$/;

/** A comment of a README, and what it means in a file. */
const PLACES = [
  {
    says: /^Among the routes$/,
    put: (text, code) => before(text, text.lastIndexOf('</FlatRoutes>'), code),
  },
  {
    says: /^Instead of the route "(?<path>[^"]+)"$/,
    put: (text, code, { path }) =>
      text.replace(new RegExp(`<Route path="${path}" .*/>\\} />`), () => code),
  },
  {
    says: /^In createApp, instead of its components$/,
    put: (text, code) =>
      text.replace(/components: \{[\s\S]*?\n {2}\},/, () => code),
  },
  {
    says: /^Among the items of the sidebar$/,
    put: (text, code) => before(text, text.indexOf('{/* End global nav'), code),
  },
  {
    says: /^Last among the cards of (?<name>\w+)$/,
    put: (text, code, { name }) => {
      const from = text.indexOf(`const ${name} = (`);
      const overview = /<\/Grid>\s*(?:<\/EntityLayout\.Route>|\);)/g;
      overview.lastIndex = from;
      return before(text, overview.exec(text)?.index ?? -1, code);
    },
  },
  {
    says: /^Last among the tabs of (?<name>\w+)$/,
    put: (text, code, { name }) => {
      const from = text.indexOf(`const ${name} = (`);
      return before(text, text.indexOf('</EntityLayout>', from), code);
    },
  },
];

export function hasPlaces(block) {
  return block.split('\n').some(line => COMMENT.test(line));
}

/** The text of a file with everything of the block in its place. */
export function putInPlace(text, { text: block }) {
  const imports = (block.match(IMPORT) ?? []).filter(
    each => !text.includes(each),
  );
  return partsOf(block).reduce((changed, { place, code }) => {
    const { put, groups } = meaningOf(place);
    const next = put(changed, code, groups);
    if (next === changed) {
      throw new Error(`There is no place "${place}" in:\n${changed}`);
    }
    return next;
  }, `${imports.map(each => `${each}\n`).join('')}${text}`);
}

function partsOf(block) {
  const parts = [];
  for (const line of block.split('\n')) {
    const place = COMMENT.exec(line)?.groups.place;
    if (place) {
      parts.push({ place, lines: [] });
    } else {
      parts.at(-1)?.lines.push(line);
    }
  }
  return parts.map(({ place, lines }) => {
    const code = lines.join('\n').trim();
    // Formatting makes a statement of it, and the semicolon would be shown on the page.
    if (/^<[\s\S]*>;$/.test(code)) {
      throw new Error(`An element is no statement; remove the ; of:\n${code}`);
    }
    return { place, code };
  });
}

function meaningOf(place) {
  for (const { says, put } of PLACES) {
    const found = says.exec(place);
    if (found) return { put, groups: found.groups };
  }
  throw new Error(`Nobody knows the place "${place}"`);
}

function before(text, index, code) {
  return index < 0
    ? text
    : `${text.slice(0, index)}${code}\n${text.slice(index)}`;
}
