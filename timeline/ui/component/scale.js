// Time on the axis: long empty stretches may be folded to a narrow gap (see view/scale.py).

export class Scale {
  constructor(gaps = [], width = 0) {
    this.width = width;
    let shift = 0;
    this.gaps = gaps.map(([begin, until]) => {
      const gap = { begin, until, at: begin - shift };
      shift += until - begin - width;
      return gap;
    });
  }

  /** Where a moment stands. */
  place(moment) {
    let shift = 0;
    for (const { begin, until } of this.gaps) {
      if (moment <= begin) break;
      const inside = Math.min(moment, until) - begin;
      shift += inside * (1 - this.width / (until - begin));
    }
    return moment - shift;
  }

  /** The moment that stands there. */
  moment(at) {
    let shift = 0;
    for (const { begin, until, at: start } of this.gaps) {
      if (at <= start) return at + shift;
      if (at < start + this.width) return begin + ((at - start) / this.width) * (until - begin);
      shift += until - begin - this.width;
    }
    return at + shift;
  }

  /** The folded stretch a moment lies in, if any. */
  gapAt(moment) {
    return this.gaps.find(({ begin, until }) => begin < moment && moment < until);
  }
}
