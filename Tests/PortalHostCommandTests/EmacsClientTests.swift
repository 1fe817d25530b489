import Foundation
import PortalTestSupport
import Testing

/// Sessions led by a client that is not ours: dap-mode of Emacs, as Debian packages it.
@Suite(.enabled(if: EmacsClient.isThere, "needs Emacs with dap-mode: emacs-nox and elpa-dap-mode"))
struct EmacsClientTests {
    @Test func `a breakpoint, steps in and over, and the way back`() throws {
        let script = """
            function add(price) {
              const tax = price / 10;
              return price + tax;
            }
            function buy() {
              const total = add(10);
              console.log('total', total);
            }

            """
        let seen = try EmacsClient.lead(
            ["portal.js": script], program: "portal.js", breakpoints: [6],
            do: ("call", "buy"), actions: ["dap-step-in", "dap-next", "back", "dap-step-out"])
        #expect(
            seen == [
                "buy portal.js:6 total=undefined", "add portal.js:2 price=10",
                "add portal.js:3 price=10", "add portal.js:2 price=10",
                "buy portal.js:7 total=11", "terminated",
            ])
    }

    @Test func `an inline script of a page, a click, and what stands behind an await`() throws {
        let page = """
            <!doctype html>
            <button id="buy">Buy</button>
            <script>
              document.getElementById('buy').addEventListener('click', async function buy() {
                const plan = await Promise.resolve({ name: 'Travel' });
                console.log(plan.name);
              });
            </script>

            """
        let seen = try EmacsClient.lead(
            ["index.html": page], program: "index.html", breakpoints: [5],
            do: ("do", #"click "Buy""#), actions: ["dap-next"])
        #expect(
            seen == [
                "buy index.html:5 plan=undefined",
                "buy index.html:6 plan=Object {name: \"Travel\"}",
                "terminated",
            ])
    }

    @Test func `a callback of the app`() throws {
        let script = """
            function onDone(text) {
              const state = JSON.parse(text);
              console.log(state.activationResult);
            }
            function buy() {
              MobilePlansInlineOperations.profileActivationCompleteScript = 'onDone';
              MobilePlansInlineOperations.notifyProfileDownload(
                { moDirectStatus: 'Complete', planName: 'Travel' }, '1$smdp.example.com$ABC-1');
            }

            """
        let seen = try EmacsClient.lead(
            ["portal.js": script], program: "portal.js", breakpoints: [2],
            do: ("call", "buy"), actions: ["dap-next"])
        #expect(seen.first?.hasPrefix("onDone portal.js:2 text=") == true, "\(seen)")
        #expect(
            seen.dropFirst().first?.contains("portal.js:3") == true
                && seen.dropFirst().first?.contains("activationResult") == true, "\(seen)")
        #expect(seen.last == "terminated")
    }
}
