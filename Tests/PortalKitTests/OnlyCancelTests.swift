import Foundation
import PortalJudge
import PortalKit
import PortalTrace
import Testing

/// A way that only cancels does not end the search for a purchase.
@Suite struct OnlyCancelTests {
    private static let start = """
        function $(id) { return document.getElementById(id); }
        function buy() {
          MobilePlans.notifyPurchaseWithProfileDownload(
            { moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1', 0);
        }
        $('leave').onclick = function () {
          MobilePlans.notifyCancelledPurchase({ moDirectStatus: 'Cancelled', planName: '' });
        };

        """
    private static let cancel = "<button type=button id=leave>Cancel</button>"

    private func element(_ script: String) -> String {
        "<script>(function () {\n\(Self.start)\(script)\n})();</script>"
    }

    private func page(_ body: String, _ script: String) -> String {
        "<!doctype html><title>Plans</title><body>\(body)\(element(script))"
    }

    private func validated(
        _ body: String, _ script: String, _ files: [String: String] = [:]
    ) throws -> PortalValidation {
        var all = files.mapValues { $0.replacing("SCRIPT", with: element(script)) }
        all["index.html"] = page(body, script)
        let site = try TemporarySite(all)
        let validation = site.validate()
        try site.remove()
        return validation
    }

    private func way(_ validation: PortalValidation) -> String? {
        validation.findings.first { $0.ruleID == "tried-by-itself" }?.message
            .components(separatedBy: "in all worlds: ").last
    }

    @Test(arguments: [
        (
            "<label><input type=checkbox id=t> I accept</label><button id=pay disabled>Pay</button>",
            "$('t').onchange = function () { $('pay').disabled = !this.checked; }; $('pay').onclick = buy;",
            "fill in the page, then click button \"Pay\""
        ),
        (
            "<input type=checkbox id=t hidden><label for=t>I accept</label><button id=pay disabled>Pay</button>",
            "$('t').onchange = function () { $('pay').disabled = !this.checked; }; $('pay').onclick = buy;",
            "fill in the page, then click button \"Pay\""
        ),
        (
            "<select id=p aria-label=Plan><option>Choose<option>M</select><button id=pay>Pay</button>",
            "$('pay').onclick = function () { if ($('p').value !== 'Choose') buy(); };",
            "choose otherwise, then click button \"Pay\""
        ),
        (
            "<button id=pay disabled>Pay</button>",
            "setTimeout(function () { $('pay').disabled = false; }, 3000); $('pay').onclick = buy;",
            "click button \"Pay\""
        ),
        (
            "<p id=s></p>",
            "setTimeout(function () { var b = document.createElement('button'); b.textContent = 'Pay'; b.onclick = buy; document.body.prepend(b); }, 3000);",
            "click button \"Pay\""
        ),
        (
            "<button id=pay>Pay</button><dialog id=d><button id=yes>Yes</button></dialog>",
            "$('pay').onclick = function () { $('d').showModal(); }; $('yes').onclick = buy;",
            "click button \"Pay\", then click button \"Yes\""
        ),
        (
            "<p id=a tabindex=0>Small</p><button id=next>Continue</button>",
            "var plan; $('a').onclick = function () { plan = 1; this.className = 'on'; }; $('next').onclick = function () { if (plan) buy(); };",
            "click paragraph \"Small\", then click button \"Continue\""
        ),
        (
            "<p id=v>Step 1</p><button id=next>Next</button>",
            "var step = 1; $('next').onclick = function () { step += 1; if (step === 4) buy(); else $('v').textContent = 'Step ' + step; };",
            "click button \"Next\", then click button \"Next\", then click button \"Next\""
        ),
    ])
    func `what has to be done before a purchase is done`(
        body: String, script: String, expected: String
    ) throws {
        let validation = try validated(body + Self.cancel, script)
        #expect(way(validation) == expected)
        #expect(validation.findings.allSatisfy { $0.ruleID != "only-cancel-tried" })
        #expect(validation.run.events.contains { $0.name.contains("ProfileDownload") })
    }

    @Test func `pages of a wizard are filled in one after the other`() throws {
        let field = "<input name=q required aria-label=Q><button>Next</button></form>"
        let validation = try validated(
            "<form action=b.html>\(field)\(Self.cancel)", "",
            [
                "b.html": "<!doctype html><form action=c.html>\(field)\(Self.cancel)SCRIPT",
                "c.html":
                    "<!doctype html><button id=pay>Pay</button>\(Self.cancel)SCRIPT<script>document.getElementById('pay').onclick = function () { MobilePlans.notifyPurchaseWithProfileDownload({ moDirectStatus: 'Complete', planName: 'L' }, '1$rsp.op.example$OP-1', 0); };</script>",
            ])
        let found = try #require(way(validation))
        #expect(found.hasSuffix("click button \"Pay\""))
    }

    @Test(arguments: [
        ##"<input pattern="\+[0-9]{2} [0-9]{3}-[0-9]{4,}" required aria-label=a>"##,
        ##"<input pattern="[A-Z]{2}-(\d{3}|[a-z]{4,})(?:x|y)?" required aria-label=a minlength=6>"##,
        ##"<input pattern="(?=.*\d)[A-Za-z\d]{9,12}" required aria-label=a>"##,
        ##"<input pattern="[^@\s]+@[^@]+\.\w{2,}" required aria-label=a>"##,
        ##"<input pattern="ABC-\d\d" placeholder="ABC-12" required aria-label=a>"##,
        "<input type=number min=18 max=99 required aria-label=a>",
        "<input type=number max=0.5 step=0.1 required aria-label=a>",
        "<input type=number step=5 required aria-label=a>",
        "<input type=date max=2001-01-01 required aria-label=a>",
        "<input type=email minlength=30 required aria-label=a>",
    ])
    func `fields are filled in with values that they accept`(field: String) throws {
        let site = try TemporarySite([
            "index.html": page(
                "<form id=f>\(field)<button>Pay</button></form>\(Self.cancel)",
                "$('f').onsubmit = function (event) { event.preventDefault(); buy(); };")
        ])
        var options = RunOptions()
        options.site = Site(root: site.folder.path(), page: "index.html")
        let host = PortalHost()
        let ways = FirstCases([], options, host: host).entries.map(\.name)
        host.close()
        try site.remove()
        #expect(ways.contains("Fill in the page, then click button \"Pay\""), "\(ways)")
    }

    @Test func `a call that reports a cancellation is not taken for a purchase`() throws {
        let validation = try validated(
            "<button id=no>No</button><label><input type=checkbox id=t> I accept</label><button id=pay disabled>Pay</button>\(Self.cancel)",
            """
            $('t').onchange = function () { $('pay').disabled = !this.checked; };
            $('pay').onclick = buy;
            $('no').onclick = function () {
              MobilePlans.notifyPurchaseWithProfileDownload(
                { moDirectStatus: 'Cancelled', planName: '' }, '', 0);
            };
            """)
        #expect(way(validation) == "fill in the page, then click button \"Pay\"")
    }

    @Test func `a page on which only the cancellation was found says so`() throws {
        let validation = try validated("<button id=pay disabled>Pay</button>\(Self.cancel)", "")
        let finding = try #require(
            validation.findings.first { $0.ruleID == "only-cancel-tried" })
        #expect(finding.severity == .warning)
        #expect(finding.message.unicodeScalars.count <= 240)
        #expect(finding.message.contains("--do"))
        #expect(finding.notes.contains { $0.message.contains("button \"Pay\"") })
        #expect(way(validation) == "click button \"Cancel\"")
    }
}
