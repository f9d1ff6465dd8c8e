/** The answers to a list of names as CSV, one line per name and card that claims it. */
export function csv(answers) {
  const rows = [['asked', 'status', 'card', 'card_name', 'attack_id', 'type', 'name', 'primary', 'given_by', 'sources']];
  for (const answer of answers) {
    if (answer.claims.length === 0) rows.push([answer.asked, 'not found', '', '', '', '', '', '', '', '']);
    for (const { card, name } of answer.claims) {
      rows.push([answer.asked, answer.contested ? 'contested' : 'found', card.id, card.name, card.attack_id ?? '', card.type, name.name, String(name.primary),
        (name.given_by ?? []).join('; '), [...new Set((name.sources ?? []).map(({ source }) => source))].join('; ')]);
    }
  }
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted where needed; what a spreadsheet could take for a formula gets an apostrophe before it. */
function cell(text) {
  const inert = /^[\s\p{Cf}]*[=+\-@|＝＋－＠]/u.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Offers a text as a file to keep. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
