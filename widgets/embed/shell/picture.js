// A table as a picture, from the lines that the view hands over (`ui::views::Take`): black on white, as wide as a phone shows
// it sharply, in the fonts that the reader has. Nothing runs over an edge: text is broken into lines, the last one with “…”.

const WIDTH = 750, EDGE = 40, INNER = WIDTH - 2 * EDGE;
/** How wide the names of fields are. */
const LABEL = 200;
const TEXT = '#1b2026', SOFT = '#55606b', LINE = '#d7dce2', ACCENT = '#17579f', BAR = '#3c7cc4', TRACK = '#e3e9f0';

/** A canvas with what `text` says, and the address of the page under it. */
export function paint(text, address, family) {
  const canvas = document.createElement('canvas'), context = canvas.getContext('2d');
  const font = (size, weight) => (weight || 400) + ' ' + size + 'px ' + family;
  /** What is drawn once the height is known. */
  const todo = [];
  let y = EDGE, last = '';

  const at = (x, top, size, style, words, weight, align) => todo.push(() => {
    Object.assign(context, { font: font(size, weight), fillStyle: style, textAlign: align || 'left', textBaseline: 'middle' });
    context.fillText(words, x, top);
  });
  const box = (x, top, width, height, style) => todo.push(() => {
    context.fillStyle = style;
    context.fillRect(x, top, width, height);
  });
  /** Writes `words` in lines of `width`, at most `most` of them. */
  const block = (words, size, style, weight, most, width, x = EDGE) => {
    context.font = font(size, weight);
    const step = Math.round(size * 1.5);
    for (const line of broken(context, words, width || INNER, most)) {
      at(x, y + step / 2, size, style, line, weight);
      y += step;
    }
  };

  const draw = {
    m(words) {
      context.font = font(24, 600);
      const width = context.measureText(words).width + 32;
      box(EDGE, y, width, 44, '#fff4d6');
      at(EDGE + 16, y + 22, 24, '#503a00', words, 600);
      y += 60;
    },
    h(words) {
      block(words, 40, TEXT, 600, 3);
    },
    a(words) {
      y += 12;
      block(words, 30, TEXT, 400, 12);
      y += 12;
    },
    r(words) {
      const [name, amount, share, length] = words.split('\t');
      y += 16;
      context.font = font(28, 600);
      const taken = context.measureText(amount).width, beside = taken < INNER * 0.55;
      // An amount is never cut short: it gets a line of its own, and smaller digits.
      if (!beside) block(name, 28, TEXT, 400, 2);
      at(WIDTH - EDGE, y + 21, Math.min(28, Math.floor(28 * INNER / taken)), TEXT, amount, 600, 'right');
      if (beside) block(name, 28, TEXT, 400, 2, INNER - taken - 24);
      else y += 42;
      if (share) {
        const full = INNER - 190;
        box(EDGE, y + 8, full, 16, TRACK);
        box(EDGE, y + 8, Math.max(full * length / 1000, 3), 16, BAR);
        at(WIDTH - EDGE, y + 16, 26, SOFT, share, 400, 'right');
        y += 32;
      }
    },
    d(words) {
      const [name, said] = words.split('\t'), top = (y += 14);
      block(name, 24, SOFT, 400, 4, LABEL);
      const under = y;
      y = top - 3;
      block(said, 28, TEXT, 400, 12, INNER - LABEL - 24, EDGE + LABEL + 24);
      y = Math.max(y, under);
    },
    n(words) {
      y += last === 'n' ? 0 : 20;
      block(words, 24, SOFT, 400, 4);
    },
    f(words) {
      if (last !== 'f') {
        box(EDGE, y + 22, INNER, 2, LINE);
        y += 40;
      }
      block(words, 24, SOFT, 400, 3);
    },
    u(words) {
      block(words, 22, ACCENT, 400, 3);
    },
  };
  const lines = text.split('\n').filter(Boolean);
  for (const line of address ? lines.concat('u' + address) : lines) {
    draw[line[0]](line.slice(1));
    last = line[0];
  }
  canvas.width = WIDTH;
  canvas.height = Math.ceil(y + EDGE);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, WIDTH, canvas.height);
  todo.forEach((act) => act());
  return canvas;
}

/** No line begins with these. */
const CLOSING = '，。；：、！？）》”’％%,.;:!?)';

/** `words` in lines of at most `width`, at most `most` of them. Chinese breaks anywhere, a word or a number only where it is
 * longer than a line. */
function broken(context, words, width, most) {
  const fits = (line) => context.measureText(line).width <= width;
  const units = words.match(/[\w.,%+\-]+\s?|[\uD800-\uDBFF][\uDC00-\uDFFF]|[^]/g) || [];
  const lines = [];
  let line = '';
  while (units.length) {
    const unit = units.shift();
    if (fits(line + unit)) line += unit;
    else if (!fits(unit) && unit.length > 2) {
      // An address: as much of it as fits, the rest is seen to next.
      let cut = unit.length - 1;
      while (cut > 1 && !fits(line + unit.slice(0, cut))) cut--;
      if (line && !fits(line + unit.slice(0, cut))) {
        lines.push(line);
        line = '';
        units.unshift(unit);
      } else {
        lines.push(line + unit.slice(0, cut));
        line = '';
        units.unshift(unit.slice(cut));
      }
    } else {
      // What closes takes the sign before it along.
      const tail = CLOSING.indexOf(unit) >= 0 && line.length > 1 ? line.slice(-1) : '';
      lines.push(tail ? line.slice(0, -1) : line);
      line = tail + (unit === ' ' ? '' : unit);
    }
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  let end = lines[most - 1];
  while (end && !fits(end + '…')) end = end.slice(0, -1);
  return lines.slice(0, most - 1).concat(end + '…');
}
