package dev.safeguard.cli.quickstart;

/** How the quickstart's page looks. */
final class PageStyle {
  static final String CSS =
      """
      :root { color-scheme: light; --line: #e1e5ea; --quiet: #5b6672; --ink: #1c2128;
        --good: #1b7a43; --bad: #b3261e; --accent: #14507f; }
      * { box-sizing: border-box; }
      html { scroll-behavior: smooth; }
      body { margin: 0; background: #f5f6f8; color: var(--ink);
        font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; }
      header { background: #10263b; color: #fff; padding: 3rem max(1.25rem, calc(50vw - 35rem)); }
      main { max-width: 72.5rem; margin: 0 auto; padding: 1.5rem 1.25rem; }
      footer { max-width: 72.5rem; margin: 0 auto; padding: 0 1.25rem 3rem; color: var(--quiet); }
      .over { margin: 0; color: #9fc3e2; letter-spacing: .02em; }
      h1 { font-size: 2.1rem; line-height: 1.2; margin: .3rem 0 1.75rem; font-weight: 650; }
      h2 { font-size: 1.35rem; margin: 0 0 .75rem; }
      h2 small { font: .8rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
        color: var(--quiet); margin-left: .5rem; }
      h3 { font-size: 1rem; margin: 1rem 0 .4rem; }
      section { background: #fff; border: 1px solid var(--line); border-radius: 12px;
        padding: 1.5rem; margin: 0 0 1.25rem; }
      section > p { max-width: 50rem; margin: 0 0 1rem; }
      .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        gap: 1rem 1.5rem; list-style: none; padding: 0; margin: 0 0 1.75rem; color: #c6d8e8; }
      .facts strong { display: block; font-size: 1.7rem; line-height: 1.2; color: #fff;
        font-variant-numeric: tabular-nums; }
      nav { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; }
      nav a { color: #9fc3e2; text-decoration: none; } nav a:hover { text-decoration: underline; }
      .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(31rem, 100%), 1fr));
        gap: 1rem; }
      .columns { columns: 3 18rem; column-gap: 2rem; }
      .columns > div { break-inside: avoid; } .columns h3 { margin-top: 0; }
      figure { margin: 0; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px;
        padding: .75rem; display: flex; align-items: center; justify-content: center; }
      figure svg, figure img { max-width: 100%; height: auto; display: block; }
      .wide { grid-column: 1 / -1; }
      .picture { border: 0; padding: 0; margin: 1rem 0; justify-content: start; }
      .scroll { overflow-x: auto; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; padding: .5rem 1.25rem .5rem 0; white-space: nowrap;
        border-top: 1px solid var(--line); }
      thead th { border-top: 0; color: var(--quiet); font-weight: 500; }
      tbody td:first-child { font-weight: 600; }
      .marks { list-style: none; padding: 0; margin: 0 0 1rem; }
      .marks li { padding-left: 1.5rem; position: relative; }
      .marks li::before { position: absolute; left: 0; font-weight: 700; }
      .good::before { content: "\\2713"; color: var(--good); }
      .bad::before { content: "\\2717"; color: var(--bad); }
      .quiet { color: var(--quiet); font-size: .9em; }
      code { font: .88em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
      pre { background: #f7f8fa; border: 1px solid var(--line); border-radius: 8px; margin: 0;
        padding: 1rem; overflow: auto; max-height: 34rem; line-height: 1.45; font-size: .9rem; }
      pre b { font-weight: 600; color: #7b2d8b; } pre i { font-style: normal; color: #5f7a61; }
      pre q { quotes: none; color: #9a4a12; }
      .command code { display: block; background: #10263b; color: #e6eef5; border-radius: 8px;
        padding: .7rem 1rem; overflow-x: auto; white-space: pre; }
      section > p.command { max-width: none; margin: 1rem 0 0; }
      summary { cursor: pointer; color: var(--accent); } details pre { margin-top: .75rem; }
      @media print { body { background: #fff; } pre { max-height: none; } }
      """;

  private PageStyle() {}
}
