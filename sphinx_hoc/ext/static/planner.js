/* Plan your own: change the start, the date and the lengths of a run of show on its page.

   The table, the total and the calendar file follow; the plan is kept in the address, so
   that its link shares it. Everything is made from two JSON texts that the build leaves
   beside the table: times are written in the patterns that the build wrote them in. A
   change that can't be is put right, and a note says what is used instead. */

(() => {
  "use strict";

  const DAY = 24 * 60;
  const PLAN_FRAGMENT = /^#plan=/;

  /* ---- Reading what people and links give; null where it is no such thing ---- */

  // The digits of every script lie in a row of ten, from zero on.
  const asciiDigit = (character) => {
    let before = 0;
    while (/\p{Nd}/u.test(String.fromCodePoint(character.codePointAt(0) - before - 1))) before += 1;
    return String(before % 10);
  };

  const readTime = (text) => {
    const found = /^(\d\d):(\d\d)$/.exec(text);
    if (!found || found[1] > 23 || found[2] > 59) return null;
    return found[1] * 60 + Number(found[2]);
  };

  const dayOf = (text) => new Date(`${text}T00:00:00Z`);

  const readDate = (text) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(text) || text < "0001") return null;
    const day = dayOf(text);
    // Some browsers take the 29th of February for the 1st of March.
    return Number.isNaN(day.valueOf()) || !day.toISOString().startsWith(text) ? null : text;
  };

  const readMinutes = (text) => {
    const ascii = text.trim().replace(/\p{Nd}/gu, asciiDigit);
    return /^\d+$/.test(ascii) && Number(ascii) < DAY ? Number(ascii) : null;
  };

  const hhMm = (minute) =>
    [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");

  /* ---- Writing times and lengths as the build does ---- */

  const clockOf = (notation) => {
    const zeroToNine = [...notation.digits];
    // Pairs of a number and what holds from there on.
    const holdsAt = (pairs, value) => pairs.filter(([from]) => from <= value).pop()[1];
    const number = (value, width = 1) =>
      String(value).padStart(width, "0").replace(/\d/g, (digit) => zeroToNine[digit]);

    const timeField = (field, minute) => {
      const hour = Math.floor(minute / 60);
      switch (field[0]) {
        case "H":
          return number(hour, field.length);
        case "h":
          return number(hour % 12 || 12, field.length);
        case "K":
          return number(hour % 12, field.length);
        case "k":
          return number(hour || 24, field.length);
        case "m":
          return number(minute % 60, field.length);
        default:
          return holdsAt(notation.periods[field], minute);
      }
    };

    const dateField = (field, day) => {
      switch (field[0]) {
        case "y":
          return number(day.getUTCFullYear(), field.length);
        case "d":
          return number(day.getUTCDate(), field.length);
        case "G":
          return notation.names[field][0];
        case "E":
        case "c":
          return notation.names[field][(day.getUTCDay() + 6) % 7];
        default:
          return notation.names[field][day.getUTCMonth()];
      }
    };

    // Texts and fields stand in turns, a text first.
    const write = (pattern, field, value) =>
      pattern.map((part, index) => (index % 2 ? field(part, value) : part)).join("");
    const time = (minute) => write(notation.single, timeField, minute);

    const range = (start, end) => {
      if (time(start) === time(end)) return [{ text: time(start), minute: start }];
      for (const [field, first, between, second] of notation.intervals) {
        if (timeField(field, start) !== timeField(field, end)) {
          return [
            { text: write(first, timeField, start), minute: start },
            { text: between },
            { text: write(second, timeField, end), minute: end },
          ];
        }
      }
      const times = { "{0}": start, "{1}": end };
      return notation.fallback.map((part) =>
        part in times ? { text: time(times[part]), minute: times[part] } : { text: part },
      );
    };

    const length = (minutes) => {
      const thousands = Math.floor(minutes / 1000);
      const written = thousands
        ? number(thousands) + notation.thousands + number(minutes % 1000, 3)
        : number(minutes);
      return holdsAt(notation.minutes, minutes).replace("{0}", written);
    };

    return {
      number,
      time,
      range,
      length,
      rangeText: (start, end) => range(start, end).map((part) => part.text).join(""),
      date: (text) => write(notation.date, dateField, dayOf(text)),
      unit: holdsAt(notation.minutes, 0).split("{0}"),
    };
  };

  /* ---- Plans: {start, date, minutes}, where minutes has one length for each slot ---- */

  const pageOf = (data) => {
    const spans = data.rows
      .filter((row) => row)
      .map((row) => ({ start: readTime(row.start), end: readTime(row.end) }));
    return {
      start: Math.min(...spans.map((span) => span.start)),
      date: data.date || "",
      minutes: spans.map((span) => span.end - span.start),
      // What lies between a slot and the one before it stays as the page has it.
      gaps: spans.map((span, index) => span.start - (index ? spans[index - 1].end : 0)),
    };
  };

  const slotsOf = (page, plan) => {
    let end = plan.start - page.start;
    return plan.minutes.map((minutes, index) => {
      const start = Math.max(plan.start, end + page.gaps[index]);
      end = start + minutes;
      return { start, end };
    });
  };

  const totalOf = (page, plan) =>
    Math.max(...slotsOf(page, plan).map((slot) => slot.end)) - plan.start;

  const isChanged = (page, plan) =>
    plan.start !== page.start ||
    plan.date !== page.date ||
    plan.minutes.some((minutes, index) => minutes !== page.minutes[index]);

  /* Make a plan of three texts and a list of texts. What can't be gets the page's own value
     and a note; an empty text means the page's own value. */
  const settle = (asked, page, clock) => {
    const notes = [];
    const note = (words, values) => notes.push({ words, values });
    const read = (text, reader, own, complain) => {
      if (text === "") return own;
      const value = reader(text);
      if (value === null) complain(text.length > 40 ? `${text.slice(0, 40)}…` : text);
      return value === null ? own : value;
    };

    const plan = { minutes: page.minutes };
    plan.start = read(asked.start, readTime, page.start, (given) =>
      note("“{given}” is not a time; the plan starts at {used}.", {
        given,
        used: clock.time(page.start),
      }),
    );
    plan.date = read(asked.date, readDate, page.date, (given) =>
      page.date
        ? note("“{given}” is not a date; {used} is used.", { given, used: clock.date(page.date) })
        : note("“{given}” is not a date; the plan has none.", { given }),
    );
    if (asked.minutes.length === page.minutes.length) {
      plan.minutes = page.minutes.map((own, index) =>
        read(asked.minutes[index], readMinutes, own, (given) =>
          note("“{given}” is not a length in minutes; part {number} takes {used}.", {
            given,
            number: clock.number(index + 1),
            used: clock.length(own),
          }),
        ),
      );
    } else if (asked.minutes.length) {
      note("The link has {given} lengths and this plan has {number} parts; it keeps its own.", {
        given: clock.number(asked.minutes.length),
        number: clock.number(page.minutes.length),
      });
    }

    if (totalOf(page, plan) >= DAY) {
      plan.minutes = page.minutes;
      note("The plan would be longer than a day; it keeps its own lengths.", {});
    }
    const latest = DAY - 1 - totalOf(page, plan);
    if (plan.start > latest) {
      plan.start = latest;
      note("The plan would go on past midnight; it starts at {used}.", {
        used: clock.time(latest),
      });
    }
    return { plan, notes };
  };

  /* ---- The fragment: #plan=1&start=09:30&date=2026-12-08&minutes=5,10 ---- */

  const writeFragment = (numbered) =>
    numbered
      .map(
        ([number, plan]) =>
          `plan=${number}&start=${hhMm(plan.start)}` +
          `${plan.date && `&date=${plan.date}`}&minutes=${plan.minutes.join(",")}`,
      )
      .join("&");

  const readFragment = (fragment) => {
    const found = [];
    for (const [key, value] of new URLSearchParams(fragment.slice(1))) {
      const last = found[found.length - 1];
      if (key === "plan") found.push({ number: value, start: "", date: "", minutes: [] });
      else if (key === "minutes") last.minutes = value === "" ? [] : value.split(",");
      else if (key === "start" || key === "date") last[key] = value;
    }
    return found;
  };

  /* ---- The calendar file, as the build writes it (RFC 5545) ---- */

  const foldLine = (line) => {
    const folded = [];
    let octets = 0;
    for (const character of line) {
      const more = new TextEncoder().encode(character).length;
      if (octets + more > 75) {
        folded.push("\r\n ");
        octets = 1;
      }
      folded.push(character);
      octets += more;
    }
    return folded.join("");
  };

  const escapeText = (text) =>
    text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, "\\n");

  const calendarOf = (data, plan, slots) => {
    const { calendar } = data;
    const day = plan.date.replaceAll("-", "");
    const at = (minute) => `${day}T${hhMm(minute).replace(":", "")}00`;
    const words = (name, text) => `${name};LANGUAGE=${calendar.language}:${escapeText(text)}`;
    const event = (number, summary, description, { start, end }) => [
      "BEGIN:VEVENT",
      words("SUMMARY", summary),
      `DTSTART:${at(start)}`,
      ...(end > start ? [`DTEND:${at(end)}`] : []),
      `DTSTAMP:${calendar.dtstamp}`,
      `UID:${day}-${number}-${calendar.uid}`,
      ...(description ? [words("DESCRIPTION", description)] : []),
      ...(calendar.url ? [`URL:${calendar.url}`] : []),
      "END:VEVENT",
    ];
    const whole = { start: plan.start, end: Math.max(...slots.map((slot) => slot.end)) };
    const left = [...slots];
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `PRODID:${calendar.prodid}`,
      ...event(0, calendar.summary, "", whole),
      ...data.rows.flatMap((row, index) =>
        row ? event(index + 1, row.summary, row.description, left.shift()) : [],
      ),
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${foldLine(line)}\r\n`).join("");
  };

  /* ---- Making elements ---- */

  const element = (tag, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // Each value is isolated: a time in Latin digits doesn't turn an Arabic sentence around.
  const sentence = (words, values) =>
    words
      .split(/\{(\w+)\}/)
      .map((part, index) => (index % 2 ? element("bdi", { textContent: values[part] }) : part));

  const plainSentence = (words, values) =>
    words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  const field = (label, input) =>
    element("label", { className: "hoc-planner-field" }, element("span", {}, label), input);

  const button = (label, act) => {
    const made = element("button", { type: "button", className: "hoc-planner-button" }, label);
    made.addEventListener("click", act);
    return made;
  };

  /* ---- One run of show on the page ---- */

  const json = (root, name) => JSON.parse(root.querySelector(`script.${name}`).textContent);

  class Planner {
    constructor(root, onChange) {
      this.root = root;
      this.onChange = onChange;
      this.data = json(root, "hoc-plan-data");
      this.translations = json(root, "hoc-plan-words");
      this.clock = clockOf(this.data.clock);
      this.page = pageOf(this.data);
      this.plan = this.page;
      this.table = root.querySelector("table.hoc-run-of-show");
      this.cells = [...this.table.querySelectorAll("tbody > tr")]
        .filter((_row, index) => this.data.rows[index])
        .map((row) => row.cells[0].querySelector("p") || row.cells[0]);
      this.printed = this.cells.map((cell) => [...cell.childNodes]);
      this.makeControls();
      this.makeLengths();
      this.makeResults();
      this.fillInputs();
      this.show();
    }

    word(english) {
      return this.translations[english] || english;
    }

    get isChanged() {
      return isChanged(this.page, this.plan);
    }

    makeControls() {
      this.start = element("input", { type: "time", required: true, autocomplete: "off" });
      this.date = element("input", { type: "date", max: "9999-12-31", autocomplete: "off" });
      this.notes = element("div", { className: "hoc-planner-notes" });
      this.notes.setAttribute("role", "status");
      this.status = element("p", { className: "hoc-planner-status" });
      this.status.setAttribute("role", "status");
      this.byHand = element("textarea", { readOnly: true, hidden: true, rows: 4 });
      this.byHand.setAttribute("aria-label", this.word("Copy this text"));
      this.details = element(
        "details",
        {},
        element("summary", {}, this.word("Plan your own")),
        element("p", {}, this.word("The table, the calendar file and this page’s address follow.")),
        element(
          "div",
          { className: "hoc-planner-row" },
          field(this.word("Start"), this.start),
          field(this.word("Date"), this.date),
        ),
        element("div", { className: "hoc-planner-row" }, ...this.makeButtons()),
        this.byHand,
        this.status,
      );
      this.details.addEventListener("toggle", () =>
        this.root.classList.toggle("hoc-planning", this.details.open),
      );
      const panel = this.root.querySelector(".hoc-planner");
      panel.append(this.details, this.notes);
      panel.hidden = false;
      // Above the table: what changes is in sight of what changes it.
      this.root.prepend(panel);
    }

    makeButtons() {
      return [
        button(this.word("Reset"), () => this.reset()),
        button(this.word("Copy the link"), () => this.copy(this.link())),
        button(this.word("Copy as text"), () => this.copy(this.asText())),
        button(this.word("Print"), () => this.print()),
      ];
    }

    makeLengths() {
      const [before, after] = this.clock.unit;
      const unit = (text) => {
        const made = element("span", {}, text || "");
        made.setAttribute("aria-hidden", "true");
        return made;
      };
      this.lengths = this.cells.map((cell, index) => {
        const input = element("input", {
          type: "text",
          inputMode: "numeric",
          autocomplete: "off",
          maxLength: 8,
        });
        const label = plainSentence(this.word("Minutes for part {number}"), {
          number: this.clock.number(index + 1),
        });
        input.setAttribute("aria-label", label);
        const task = cell.closest("tr").cells[1];
        task.id ||= `${this.root.id}-part-${index + 1}`;
        input.setAttribute("aria-describedby", task.id);
        cell.after(
          element("label", { className: "hoc-planner-length" }, unit(before), input, unit(after)),
        );
        return input;
      });
      for (const input of [this.start, this.date, ...this.lengths]) {
        input.addEventListener("input", () => this.take(this.typed()));
        input.addEventListener("change", () => this.changeTo(this.typed()));
        // Not before: a value that is put right while it is typed can't be typed.
        input.addEventListener("blur", () => this.fillInputs());
      }
    }

    makeResults() {
      this.summary = element("p", { className: "hoc-plan-summary" });
      this.calendar = this.root.querySelector(".hoc-calendar");
      this.calendar ||= element(
        "p",
        { className: "hoc-calendar", hidden: true },
        element("a", { download: this.data.file }, this.word("Add to your calendar")),
      );
      this.anchor = this.calendar.querySelector("a");
      this.built = { href: this.anchor.getAttribute("href"), hidden: this.calendar.hidden };
      // The whole wrapper that a theme may put around a table.
      const table = [...this.root.children].find((child) => child.contains(this.table));
      table.after(this.summary, this.calendar);
    }

    typed() {
      return {
        start: this.start.value,
        date: this.date.value,
        minutes: this.lengths.map((input) => input.value.trim()),
      };
    }

    fillInputs() {
      this.start.value = hhMm(this.plan.start);
      this.date.value = this.plan.date;
      this.lengths.forEach((input, index) => {
        input.value = this.clock.number(this.plan.minutes[index]);
      });
    }

    take(asked) {
      const { plan, notes } = settle(asked, this.page, this.clock);
      this.plan = plan;
      this.show();
      return notes;
    }

    changeTo(asked) {
      this.say(this.take(asked));
      this.tell(this.totalText());
      this.onChange();
    }

    /* A plan from a link. */
    open(asked) {
      this.details.open = true;
      this.say(this.take(asked));
      this.fillInputs();
    }

    putBack() {
      this.plan = this.page;
      this.say([]);
      this.show();
      this.fillInputs();
    }

    reset() {
      this.putBack();
      this.tell(this.totalText());
      this.onChange();
    }

    say(notes) {
      this.notes.replaceChildren(
        ...notes.map(({ words, values }) =>
          element("p", {}, ...sentence(this.word(words), values)),
        ),
      );
    }

    tell(text) {
      this.byHand.hidden = true;
      this.status.textContent = text;
    }

    show() {
      const slots = slotsOf(this.page, this.plan);
      slots.forEach(({ start, end }, index) => {
        const parts = this.isChanged ? this.times(start, end) : this.printed[index];
        this.cells[index].replaceChildren(...parts);
      });
      const date = this.plan.date && this.clock.date(this.plan.date);
      this.summary.textContent = [date, this.totalText()].filter(Boolean).join(" · ");
      this.showCalendar(slots);
    }

    times(start, end) {
      return this.clock
        .range(start, end)
        .map(({ text, minute }) =>
          minute === undefined ? text : element("time", { dateTime: hhMm(minute) }, text),
        );
    }

    showCalendar(slots) {
      if (this.file) URL.revokeObjectURL(this.file);
      this.file = null;
      this.calendar.hidden = !this.plan.date;
      if (!this.isChanged) {
        this.calendar.hidden = this.built.hidden;
        this.anchor.removeAttribute("href");
        if (this.built.href) this.anchor.setAttribute("href", this.built.href);
      } else if (this.plan.date) {
        const text = calendarOf(this.data, this.plan, slots);
        this.file = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
        this.anchor.href = this.file;
        this.anchor.download = this.data.file;
      }
    }

    totalText() {
      return plainSentence(this.word("Total: {length}"), {
        length: this.clock.length(totalOf(this.page, this.plan)),
      });
    }

    link() {
      const fragment = this.isChanged
        ? writeFragment([[numberOf(this), this.plan]])
        : this.root.id;
      return `${pageAddress()}#${fragment}`;
    }

    asText() {
      const line = (row) =>
        [row.cells[0].querySelector("p") || row.cells[0], ...[...row.cells].slice(1)]
          .map((cell) => cell.textContent.trim().replace(/[\t\n ]+/g, " "))
          .join("\t");
      const rows = [...this.table.querySelectorAll("tbody > tr")].map(line);
      const heading = [this.data.calendar.summary, this.summary.textContent];
      return [...heading, "", ...rows, "", this.link(), ""].join("\n");
    }

    async copy(text) {
      try {
        await navigator.clipboard.writeText(text);
        this.tell(this.word("Copied."));
      } catch {
        this.tell(this.word("Your browser did not allow it: copy the text here."));
        this.byHand.value = text;
        this.byHand.hidden = false;
        this.byHand.select();
      }
    }

    print() {
      const page = document.documentElement;
      const done = () => {
        page.classList.remove("hoc-print-plan");
        this.root.classList.remove("hoc-print-this");
      };
      page.classList.add("hoc-print-plan");
      this.root.classList.add("hoc-print-this");
      window.addEventListener("afterprint", done, { once: true });
      window.print();
    }
  }

  /* ---- The page and its address ---- */

  const planners = [];
  let ownFragment = PLAN_FRAGMENT.test(location.hash) ? "" : location.hash;

  const numberOf = (planner) => planners.indexOf(planner) + 1;
  const pageAddress = () => location.href.split("#")[0];

  const keepInAddress = () => {
    const changed = planners
      .filter((planner) => planner.isChanged)
      .map((planner) => [numberOf(planner), planner.plan]);
    const fragment = changed.length ? `#${writeFragment(changed)}` : ownFragment;
    if (fragment !== location.hash) {
      history.replaceState(history.state, "", pageAddress() + fragment);
    }
  };

  const openFromAddress = () => {
    if (!PLAN_FRAGMENT.test(location.hash)) {
      // An ordinary anchor; the plan stays as it is.
      ownFragment = location.hash;
      return;
    }
    const asked = readFragment(location.hash);
    for (const planner of planners) planner.putBack();
    for (const { number, ...plan } of asked) {
      const planner = planners.find((each) => String(numberOf(each)) === number);
      if (planner) planner.open(plan);
      else planners[0].say([{ words: "This page has no plan “{given}”.", values: { given: number } }]);
    }
    const first = planners.find((planner) => planner.details.open) || planners[0];
    first.root.scrollIntoView();
  };

  for (const root of document.querySelectorAll(".hoc-plan")) {
    planners.push(new Planner(root, keepInAddress));
  }
  if (planners.length) {
    openFromAddress();
    window.addEventListener("hashchange", openFromAddress);
  }
})();
