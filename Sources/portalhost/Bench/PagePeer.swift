internal import FoundationEssentials

/// The same pages in jsdom, documents in Node without a browser.
///
/// Its timers are those of the computer, so that a page waits in real time: its processor time is what compares.
enum PagePeer {
    /// Opens pages again and again in one process.
    ///
    /// - Parameters:
    ///   - roots: The folders of the pages.
    ///   - count: How often each is opened, after a first time that does not count.
    /// - Returns: The processor time of each page in seconds, nil for one that does not run there; or why there is none.
    static func run(
        _ roots: [URL], count: Int, in folder: URL
    ) throws -> (seconds: [Double?], problem: String?) {
        let none = [Double?](repeating: nil, count: roots.count)
        let script = folder.appending(path: "jsdom.js")
        try Data(source.utf8).write(to: script)
        guard
            let outcome = ChildProcess.run(
                ["node", script.path, "\(count)", LibraryPage.answer] + roots.map(\.path))
        else { return (none, "jsdom: node is missing") }
        guard outcome.status == 0 else { return (none, "jsdom: node does not find it") }
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        let seconds = roots.indices.map { index in
            lines.indices.contains(index) ? Double(lines[index]).map { $0 / 1e3 } : nil
        }
        let failed = zip(roots, seconds).filter { $0.1 == nil }.map(\.0.lastPathComponent)
        return (
            seconds, failed.isEmpty ? nil : "jsdom does not run \(failed.joined(separator: ", "))"
        )
    }

    private static let source = #"""
        'use strict';
        // Where Debian puts packages: a node from elsewhere does not look there.
        process.env.NODE_PATH = [process.env.NODE_PATH, '/usr/share/nodejs'].filter(Boolean).join(':');
        require('module').Module._initPaths();
        const { JSDOM, VirtualConsole } = require('jsdom');
        const [count, answer, ...folders] = process.argv.slice(2);
        const longest = 10_000;
        const open = (folder) => new Promise((resolve, reject) => {
          const before = process.cpuUsage();
          const virtualConsole = new VirtualConsole();
          const late = setTimeout(() => reject(new Error('no answer')), longest);
          let dom;
          virtualConsole.on('log', (text) => {
            if (text !== answer) return;
            clearTimeout(late);
            const used = process.cpuUsage(before);
            setImmediate(() => {
              dom?.window.close();
              resolve((used.user + used.system) / 1000);
            });
          });
          JSDOM.fromFile(folder + '/index.html', {
            runScripts: 'dangerously', resources: 'usable', pretendToBeVisual: true, virtualConsole,
          }).then((made) => { dom = made; }, reject);
        });
        (async () => {
          for (const folder of folders) {
            try {
              await open(folder);
              const times = [];
              for (let i = 0; i < +count; i++) times.push(await open(folder));
              times.sort((a, b) => a - b);
              console.log(times[times.length >> 1]);
            } catch { console.log('failed'); }
          }
          process.exit(0);
        })();
        """#
}
