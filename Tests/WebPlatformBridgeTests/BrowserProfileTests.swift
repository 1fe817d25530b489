import Foundation
import PortalJudge
import PortalKit
import PortalTestSupport
import PortalTrace
import Testing
import WebPlatform

/// What EdgeHTML 18 lacks is one value, and hidden from its pages (mobile-plans.md, section 11).
@Suite struct BrowserProfileTests {
    private static let absent = BrowserProfile.edgeHTML18.absent
    private static let folder = URL(filePath: projectFolder()).deletingLastPathComponent()
        .appending(path: "shared/data/pages")
    private static let isPresent = FileManager.default.fileExists(
        atPath: folder.appending(path: "edge18-missing-members.txt").path)

    @Test func `no absent global is there, and a modern page has those that are offered`() {
        let names = Self.absent.globals.joined(separator: " ")
        let script = "console.log('\(names)'.split(' ').filter((name) => name in window).length)"
        #expect(page(script, target: .webView) == ["0"])
        let modern = page(script)
        #expect(Int(modern.first ?? "").map { $0 > 60 } == true, "\(modern)")
    }

    @Test(arguments: [[RunOptions.Target.modern, .webView], [.webView, .modern]])
    func `one host opens documents of both browsers, in either order`(
        _ targets: [RunOptions.Target]
    ) {
        let host = PortalHost()
        defer { host.close() }
        let script = PortalScript(
            name: "portal.js",
            source: "document.createElement('p'); console.log(typeof globalThis)")
        let said = targets.map { target in
            var options = RunOptions()
            options.target = target
            return host.run([script], options).events.compactMap { $0.consoleLine?.text }
        }
        #expect(said == targets.map { $0 == .modern ? ["object"] : ["undefined"] })
    }

    @Test func `no absent member is there, and a modern page has those that are offered`() {
        let table = Self.absent.members.keys.sorted().map {
            "\($0) \((Self.absent.members[$0] ?? []).joined(separator: " "))"
        }.joined(separator: ",")
        let script = """
            const left = [];
            for (const line of '\(table)'.split(',')) {
              const [name, ...members] = line.split(' ');
              const Interface = window[name];
              if (Interface === undefined) continue;
              for (const member of members) {
                if (member === name) continue;
                if (member.endsWith('_static') ? member.slice(0, -7) in Interface && !(member.slice(0, -7) in Function.prototype) : Object.prototype.hasOwnProperty.call(Interface.prototype ?? {}, member)) left.push(name + '.' + member);
              }
            }
            console.log(left.length > 100 ? 'many' : left.join());
            """
        #expect(page(script, target: .webView) == [""])
        #expect(page(script) == ["many"])
    }

    /// Compatibility data names events; their handlers go with them (HTML, section 8.1.8.2).
    @Test func `handlers of events that are not there are not there either`() {
        let script = """
            const handlers = 'onauxclick onbeforeinput onbeforetoggle oncommand onformdata onscrollend ontoggle ontransitioncancel onslotchange';
            const holders = [window, document, document.body, document.createElement('p'), document.createElementNS('http://www.w3.org/2000/svg', 'g')];
            console.log(handlers.split(' ').map((name) => holders.filter((holder) => name in holder).length).join(' '));
            console.log('onclick' in window, 'onclick' in document.body, 'onsubmit' in document, 'onfullscreenchange' in document.body,
              'onunhandledrejection' in document.body, 'onhashchange' in document.body, 'onchange' in matchMedia('(min-width: 1px)'));
            """
        #expect(
            page(script, target: .webView) == [
                "0 0 0 0 0 0 0 0 0", "true true true false false true false",
            ])
        #expect(page(script) == ["5 5 5 5 5 5 5 5 5", "true true true true true true true"])
    }

    @Test func `an interface without its constructor is there for instanceof`() {
        let script = """
            for (const name of ['EventTarget', 'File', 'DOMException', 'ReadableStream', 'CSSStyleSheet']) {
              try { new window[name](['a'], 'b'); console.log(name); } catch (error) { console.log(error.name); }
            }
            console.log(window instanceof EventTarget, document.createElement('a') instanceof EventTarget, Object.keys(File).length, File.name);
            try { null.x; } catch (e) {}
            try { document.querySelector('['); } catch (error) { console.log(error instanceof DOMException, error.name, DOMException.SYNTAX_ERR); }
            """
        #expect(
            page(script, target: .webView) == Array(repeating: "TypeError", count: 5)
                + ["true true 0 File", "true SyntaxError 12"])
    }

    @Test func `the platform itself needs nothing of what it hides`() {
        let script = """
            console.log(new URL('b', 'https://a/').href, new URLSearchParams('a=1').get('a'), location.href);
            const link = document.createElement('a');
            link.href = '/plans?x#y';
            console.log(link.hostname, link.hash, document.baseURI);
            history.pushState(null, '', '#next');
            console.log(location.hash, new Request('/a').url, performance.now() > 0);
            new Response(new Blob(['text'])).text().then((text) => console.log(text));
            fetch('data:,answer').then((answer) => answer.text()).then((text) => console.log(text));
            """
        #expect(page(script, target: .webView) == page(script))
        #expect(page(script, target: .webView).count == 5)
    }

    @Test func `built-ins that came later are hidden`() {
        let script = """
            console.log(typeof Math.sumPrecise, typeof Uint8Array.fromBase64, typeof Map.prototype.getOrInsert, typeof Error.isError,
              typeof [].flat, typeof Object.fromEntries, typeof Intl.ListFormat, 'dotAll' in RegExp.prototype, typeof crypto.randomUUID,
              typeof new Blob(['x']).text, typeof URL.canParse, new URLSearchParams('a=1').size, typeof new Event('x').composedPath);
            """
        #expect(
            page(script, target: .webView) == [
                "undefined undefined undefined undefined undefined undefined undefined false undefined undefined undefined undefined undefined"
            ])
    }

    @Test func `the option signal and unhandled rejections are those of 2018`() {
        let script = """
            const controller = new AbortController();
            addEventListener('x', () => console.log('heard'), { signal: controller.signal });
            controller.abort();
            dispatchEvent(new Event('x'));
            window.onunhandledrejection = () => console.log('told');
            Promise.reject(new Error('lost'));
            console.log(navigator.vendor);
            """
        #expect(
            page(script, target: .webView).filter { !$0.hasPrefix("uncaught") } == ["heard", ""])
        #expect(page(script).contains("Google Inc."))
    }

    @Test(.enabled(if: isPresent, "the lists of compatibility data are not beside the project"))
    func `the profile has what the lists of compatibility data have`() throws {
        func lines(_ file: String) throws -> [String] {
            try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
                .split(separator: "\n").map(String.init)
        }
        let names = try #require(lines("edge18-missing-interfaces.txt").dropFirst(2).first)
            .split(separator: " ").map(String.init)
        #expect(names.count == 198)
        #expect(Set(names).subtracting(Self.absent.globals) == [])
        var count = 0
        for line in try lines("edge18-missing-members.txt").dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { continue }
            for word in parts[1].split(separator: " ") {
                // Marked ones are partial, prefixed, or none that a browser has; events are no members.
                guard word.wholeMatch(of: /[A-Za-z0-9]+(_static)?~?/) != nil,
                    word != "length" || parts[0] == "CSSKeyframesRule"
                else { continue }
                let member = String(word).replacing("~", with: "")
                count += 1
                #expect(
                    Self.absent.members[parts[0]]?.contains(member) == true,
                    "\(parts[0]).\(member)")
            }
        }
        #expect(count > 400)
    }
}
