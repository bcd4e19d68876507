// The reader's state of a widget, as text: fields between `;`, each begins with its letter, `q` takes what is left
// (`ui::budget::state`).

/** The fields of `text`. */
export function fields(text) {
  const list = [];
  for (let rest = text; rest; ) {
    const end = rest[0] === 'q' ? -1 : rest.indexOf(';');
    list.push(end < 0 ? rest : rest.slice(0, end));
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
  return list;
}

/** Those of the fields of `text` that begin with one of `letters`, as text. */
export function some(text, letters) {
  return fields(text).filter((field) => letters.indexOf(field[0]) >= 0).join(';');
}

/** The number behind `letter` in the state `text`. */
export function number(text, letter) {
  return +some(text, letter).slice(1) || 0;
}

/** Numbers of views that there are not: each time another one. */
let none = 9;

/** `text` for a reader who is told that there is no such view. */
export function without(text) {
  return ['v' + none++].concat(fields(text).filter((field) => field[0] !== 'v')).join(';');
}

/** Shows `text` in `widget`; what it shows now is said first, so that the same wish is heard twice. */
export function wish(shell, widget, text) {
  widget.wish(widget.viewText);
  widget.wish(text);
  shell.look(widget);
}
