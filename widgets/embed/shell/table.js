// A table of the page as text: what a person reads in it, as a matrix. Read-only: the page's own content is never changed.

/** `table` as JSON. */
export function tableOf(table) {
  return JSON.stringify(matrix(table));
}

function matrix(table) {
  const head = [], body = [];
  const headRows = table.tHead ? table.tHead.rows.length : 0;
  grid(table).forEach(({ cells, row }, at) => {
    const inHead = headRows ? at < headRows : row.cells.length > 1 && [].every.call(row.cells, (cell) => cell.tagName === 'TH');
    (inHead && !body.length ? head : body).push(cells);
  });
  return { caption: table.caption ? text(table.caption).trim() : '', thead: head, tbody: body };
}

/** Rows of equal meaning: a cell that spans stands in every place it covers; a figure only in its first, or it would count twice. */
function grid(table) {
  const rows = [];
  [].forEach.call(table.rows, (row, y) => {
    const cells = (rows[y] = rows[y] || { cells: [] }).cells;
    rows[y].row = row;
    let x = 0;
    for (const cell of row.cells) {
      while (cells[x] !== undefined) x++;
      const wide = Math.min(cell.colSpan || 1, 50), high = Math.min(cell.rowSpan || 1, 500);
      for (let dy = 0; dy < high && y + dy < table.rows.length; dy++) {
        const target = (rows[y + dy] = rows[y + dy] || { cells: [] }).cells;
        for (let dx = 0; dx < wide; dx++) {
          const words = text(cell), again = cell.tagName === 'TH' || (!dx && !/\d/.test(words));
          target[x + dx] = (dx || dy) && !again ? '' : words;
        }
      }
      x += wide;
    }
  });
  for (const row of rows) for (let x = 0; x < row.cells.length; x++) if (row.cells[x] === undefined) row.cells[x] = '';
  return rows;
}

/** Text without the source's line breaks; the full-width and no-break blanks that indent a name stay. */
function text(cell) {
  return cell.textContent.replace(/[\t\n\r ]+/g, ' ').replace(/^ +| +$/g, '');
}
