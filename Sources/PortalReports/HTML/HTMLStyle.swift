/// The page's style sheet: light and dark as the reader's system has it, and fit to be printed.
///
/// A change needs a new hash in `HTMLPolicy`; the test that fails says which.
enum HTMLStyle {
    static let sheet: HTML = #"""

        :root {
          color-scheme: light dark;
          --back: #ffffff; --panel: #f4f5f7; --line: #c9ced6; --text: #1b1f24; --faint: #57606a;
          --link: #0550ae; --call: #0550ae; --told: #1a6b34; --bad: #b3151f; --warn: #7a4b00;
          --bad-back: #fde8e8; --warn-back: #fff3d1; --good-back: #e3f4e7;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --back: #14171b; --panel: #1e2329; --line: #3d444d; --text: #e6e9ee; --faint: #a3adb8;
            --link: #79b8ff; --call: #79b8ff; --told: #6fd08c; --bad: #ff8a8a; --warn: #f0c14b;
            --bad-back: #4a1d20; --warn-back: #43340f; --good-back: #17391f;
          }
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 1rem 1.25rem 3rem; max-width: 76rem; background: var(--back);
          color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", Roboto, sans-serif;
        }
        h1 { font-size: 1.6rem; margin: 0.5rem 0 0; }
        h2 { font-size: 1.25rem; margin: 2.2rem 0 0.6rem; }
        h3 { font-size: 1rem; margin: 1rem 0 0.3rem; overflow-wrap: anywhere; }
        a { color: var(--link); }
        :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
        .skip { position: absolute; left: -100rem; }
        .skip:focus { left: 1rem; top: 0.5rem; background: var(--back); padding: 0.4rem 0.8rem; }
        .subject { margin: 0; color: var(--faint); overflow-wrap: anywhere; }
        nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; padding: 0; }
        code, pre, time, .figure { font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
        code, time { font-size: 0.87em; }
        code { overflow-wrap: anywhere; }
        .facts { margin: 0; }
        .facts div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; padding: 0.2rem 0; }
        .facts dt { color: var(--faint); }
        .facts dd { margin: 0; min-width: 0; }
        .v { font-weight: 600; }
        .bad { color: var(--bad); }
        .warn { color: var(--warn); }
        .good { color: var(--told); }
        .finding {
          border: 1px solid var(--line); border-left-width: 6px; border-radius: 4px;
          padding: 0.1rem 1rem 0.6rem; margin: 0 0 0.9rem; break-inside: avoid;
          overflow-wrap: anywhere;
        }
        .finding.error { border-left: 6px solid var(--bad); }
        .finding.warning { border-left: 6px double var(--warn); }
        .finding.info { border-left: 6px dotted var(--faint); }
        .place { margin: 0.2rem 0; }
        .rule { color: var(--faint); margin-left: 0.8rem; }
        .excerpt {
          background: var(--panel); padding: 0.5rem 0.8rem; margin: 0.4rem 0; overflow-x: auto;
          border-radius: 4px; line-height: 1.35;
        }
        .excerpt code { overflow-wrap: normal; }
        .excerpt .number { color: var(--faint); }
        .excerpt b { color: var(--bad); }
        .case {
          border: 1px solid var(--line); border-radius: 4px; margin: 0 0 0.7rem;
          padding: 0 1rem; overflow-wrap: anywhere;
        }
        .case.failed { border-left: 6px solid var(--bad); }
        .case summary { padding: 0.4rem 0; cursor: pointer; }
        .case summary h3 { display: inline; }
        .case summary code { color: var(--faint); }
        .case h4 { margin: 1rem 0 0.4rem; }
        .case h5 { font-size: 1rem; margin: 0.5rem 0 0.3rem; }
        .difference { padding: 0.4rem 0.8rem; background: var(--panel); white-space: pre-wrap; }
        .scroll { overflow-x: auto; }
        table {
          border-collapse: collapse; width: 100%; font-size: 0.92rem; overflow-wrap: normal;
        }
        table.wide { min-width: 60rem; }
        caption { text-align: left; color: var(--faint); padding: 0.2rem 0 0.5rem; }
        th, td {
          text-align: left; vertical-align: top; padding: 0.3rem 0.6rem;
          border-bottom: 1px solid var(--line);
        }
        thead th { background: var(--panel); border-bottom: 2px solid var(--line); }
        tbody th { font-weight: 400; min-width: 9rem; }
        .group th { font-weight: 600; background: var(--panel); }
        .figure { white-space: nowrap; font-size: 0.87em; }
        .heat.bad { background: var(--bad-back); }
        .heat.warn { background: var(--warn-back); }
        .heat.good { background: var(--good-back); }
        .heat .v { font-weight: 400; }
        .heat.warn .v, .heat.good .v { white-space: nowrap; }
        [id$="callbacks"] td { min-width: 10rem; }
        [id$="callbacks"] th code { overflow-wrap: normal; }
        [id$="trace"] td:last-child { min-width: 11rem; }
        .said { color: var(--faint); overflow-wrap: anywhere; }
        .unit { display: none; }
        .search input[type="search"] {
          font: inherit; color: inherit; background: var(--back); border: 1px solid var(--faint);
          border-radius: 4px; padding: 0.2rem 0.5rem; max-width: 100%;
        }
        tr.failure td { background: var(--bad-back); }
        tr.cut td { text-align: center; color: var(--faint); }
        [hidden] { display: none !important; }
        ol.plain { list-style: none; margin: 0; padding: 0; }
        ol.plain .v { white-space: nowrap; }
        fieldset { border: 1px solid var(--line); border-radius: 4px; margin: 0 0 0.8rem; }
        fieldset label { display: inline-block; margin: 0.1rem 1.2rem 0.1rem 0; }
        fieldset p { margin: 0.3rem 0 0; color: var(--faint); }
        figure { margin: 0; }
        figcaption { color: var(--faint); padding-bottom: 0.6rem; }
        footer { margin-top: 3rem; color: var(--faint); font-size: 0.87rem; }
        svg { display: block; max-width: 100%; min-width: 56rem; height: auto; }
        svg text { font: 11px ui-monospace, "DejaVu Sans Mono", monospace; fill: var(--text); }
        svg .actor { fill: var(--panel); stroke: var(--faint); }
        svg .actor-name { text-anchor: middle; font-weight: 600; }
        svg .life { stroke: var(--line); }
        svg .time, svg .cut { fill: var(--faint); }
        svg .number { fill: var(--faint); text-anchor: end; }
        svg .label { paint-order: stroke; stroke: var(--back); stroke-width: 4px; }
        svg .arrow { stroke: var(--faint); stroke-width: 1.5; fill: none; }
        svg .head { fill: var(--faint); }
        svg .call .arrow { stroke: var(--call); }
        svg .call .head { fill: var(--call); }
        svg .told .arrow { stroke: var(--told); stroke-width: 3; }
        svg .told .head { fill: var(--told); }
        svg .quiet .arrow { stroke-dasharray: 2 3; }
        svg .failure .arrow { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 9 4; }
        svg .failure .head, svg .failure .label { fill: var(--bad); }
        .moment { border-top: 1px solid var(--line); padding: .4rem 0; }
        .shots { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 1rem; }
        .shots figure { margin: .5rem 0; }
        .shots iframe { width: 100%; height: 24rem; border: 1px solid var(--line); background: #fff; color-scheme: light; }
        @media (max-width: 40rem) {
          body { padding: 1rem 0.8rem 2rem; }
          .facts div { grid-template-columns: 1fr; gap: 0; }
          .case { padding: 0 0.6rem; }
          table.wide { min-width: 0; }
          table.wide thead { position: absolute; left: -100rem; }
          table.wide, table.wide tbody, table.wide tr, table.wide caption { display: block; }
          table.wide tr { border-bottom: 1px solid var(--line); padding: 0.3rem 0; }
          table.wide th, table.wide td {
            display: inline-block; border: 0; padding: 0.05rem 0.5rem 0.05rem 0;
            overflow-wrap: anywhere; max-width: 100%;
          }
          table.wide tbody th { display: block; font-weight: 600; min-width: 0; }
          table.wide td:empty { display: none; }
          table.wide .heat { border-radius: 4px; padding: 0.05rem 0.4rem; }
          .unit { display: inline; }
          [id$="trace"] td:last-child, [id$="callbacks"] td { min-width: 0; }
          svg { min-width: 0; width: 100%; }
          svg text { font-size: 14px; }
          .scroll > svg { min-width: 44rem; }
        }
        @media print {
          body { max-width: none; padding: 0; font-size: 11px; }
          nav, .skip, fieldset { display: none; }
          .scroll { overflow: visible; }
          table.wide, svg { min-width: 0; }
          thead { display: table-header-group; }
          tr { break-inside: avoid; }
          .excerpt { white-space: pre-wrap; }
        }

        """#
}
