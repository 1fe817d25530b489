import JSONDocuments
import PortalTrace
import ScriptEngine
import Testing

@testable import PortalKit

/// What a user does in the frames of a page (HTML, sections 4.8.5 and 6.6; UI Events): which frame is meant, what keeps the
/// user from it, and which events come of it.
@Suite struct FrameUserTests {
    static let checkout = """
        <!DOCTYPE html><title>Order</title><form id=f><label>E-mail <input id=e></label><label>Plan <select id=p><option>S<option>M</select></label>
        <label><input type=checkbox id=c> I agree</label><input type=file id=u><button id=b>Buy</button></form><a id=a href="done.html">Finish</a><p id=out></p>
        <script>
        document.getElementById('f').onsubmit = function (e) {
          e.preventDefault();
          var v = (id) => document.getElementById(id).value;
          document.getElementById('out').textContent = ['bought', v('e'), v('p'), document.getElementById('c').checked, document.getElementById('u').files.length].join(' ');
          parent.L.push('bought');
        };
        onclick = (e) => parent.L.push(e.target.id + ' ' + (e.view === window) + ' ' + (e.screenX - e.clientX > 0));
        onkeydown = (e) => parent.L.push('key ' + e.key + ' ' + e.target.id);
        </script>
        """
    static let files = [
        "checkout.html": checkout,
        "done.html":
            "<!DOCTYPE html><title>Done</title><button id=again onclick=\"parent.L.push('again')\">Again</button>",
        "outer.html": "<!DOCTYPE html><iframe name=card src=checkout.html></iframe>",
    ]

    private func page(
        _ body: String = "<iframe name=checkout title='Your order' src=checkout.html></iframe>",
        files: [String: String] = FrameUserTests.files,
        configure: (inout RunOptions) -> Void = { _ in }
    ) throws -> UserPage {
        try UserPage(
            "<script>var L = []</script><button id=help>Help</button>\(body)", files: files,
            configure: configure)
    }

    // MARK: Which frame

    @Test(arguments: [
        "\"checkout\"", "\"Your order\"", "\"checkout.html\"", "css=iframe",
        "name=checkout", "title=order", "url=/checkout", "css=iframe nth=-1",
    ])
    func `a frame is said by its name, title, URL or selector`(_ words: String) throws {
        let page = try page()
        #expect(try page.act("click \"Buy\" in frame \(words)") == "")
        #expect(page.list("L") == ["b true true", "bought"])
    }

    @Test func `all actions are done in the frame's page`() throws {
        let page = try page()
        for line in [
            "fill \"E-mail\" in frame \"checkout\" \"a@b.c\"",
            "type label=E-mail \"!\" in frame \"checkout\"",
            "select \"Plan\" \"M\" in frame \"checkout\"",
            "check \"I agree\" in frame \"checkout\"",
            "hover css=#b in frame \"checkout\"", "focus css=#b in frame \"checkout\"",
            "scroll to css=#b in frame \"checkout\"", "wait for \"Buy\" in frame \"checkout\"",
            "submit css=form in frame \"checkout\"",
            "wait for \"bought a@b.c!\" in frame \"checkout\"", "press Enter",
        ] {
            #expect(try page.act(line) == "", "\(line)")
        }
        #expect(
            page.evaluate("frames[0].document.getElementById('out').textContent")
                == "bought a@b.c! M true 0")
        // The keys went to the button in the frame, which has the focus.
        #expect(page.list("L").suffix(3) == ["key Enter b", "b true false", "bought"])
        #expect(page.evaluate("document.activeElement.name") == "checkout")
        #expect(page.evaluate("frames[0].document.hasFocus()") == "true")
        #expect(try page.act("click \"Help\"") == "")
        #expect(page.evaluate("frames[0].document.hasFocus()") == "false")
        #expect(page.evaluate("document.activeElement.id") == "help")
    }

    @Test func `frames in frames, in shadow trees, and with the text of their attribute`() throws {
        let page = try page(
            """
            <iframe name=outer src=outer.html></iframe><div id=host></div>
            <script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = '<iframe title=Shadow srcdoc="<button onclick=parent.L.push(7)>Seven</button>"></iframe>'</script>
            """)
        #expect(try page.act("click \"Buy\" in frame \"card\" in frame \"outer\"") == "")
        #expect(try page.act("click \"Seven\" in frame \"Shadow\"") == "")
        #expect(page.list("L") == ["7"])
        #expect(page.evaluate("frames[0].L === undefined") == "true")
    }

    @Test func `a click that leads the frame elsewhere keeps the frame`() throws {
        let page = try page()
        #expect(try page.act("click \"Finish\" in frame \"checkout\"") == "")
        #expect(try page.act("click \"Again\" in frame \"checkout\"") == "")
        #expect(page.list("L") == ["a true true", "again"])
        #expect(page.evaluate("location.pathname.endsWith('done.html')") == "false")
    }

    @Test func `a frame that comes later is waited for, and one that goes is not`() throws {
        let later = try page(
            "<script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<iframe name=late src=checkout.html>'), 2000)</script>"
        )
        #expect(try later.act("click \"Buy\" in frame \"late\"") == "")
        let gone = try page(
            "<iframe name=gone srcdoc=x></iframe><script>setTimeout(() => document.querySelector('iframe').remove(), 1000)</script>"
        )
        let reason = try gone.act("click \"Buy\" in frame \"gone\"")
        #expect(reason.hasPrefix("no frame \"gone\" is on the page (at 1050ms"), "\(reason)")
    }

    // MARK: What fails

    @Test func `what is only in a frame is not acted on, and the words for it are said`() throws {
        let page = try page()
        let reason = try page.act("click \"Buy\"")
        #expect(
            reason.contains(
                "no element matches \"Buy\" (at"), "\(reason)")
        #expect(reason.contains("); it is in frame \"checkout\": add these words"), "\(reason)")
        #expect(page.list("L") == [])
        // The words are right.
        #expect(try page.act("click \"Buy\" in frame \"checkout\"") == "")
    }

    @Test func `the hint names nested frames and frames without a name`() throws {
        let page = try page(
            "<iframe src=outer.html></iframe><iframe srcdoc='<button>Other</button>'></iframe>")
        let buy = try page.act("click \"Buy\"")
        #expect(buy.contains("it is in frame \"card\" in frame css=iframe nth=0: "), "\(buy)")
        let other = try page.act("click \"Other\"")
        #expect(other.contains("it is in frame css=iframe nth=1: "), "\(other)")
        let help = try page.act("click \"Help\" in frame css=iframe nth=1")
        #expect(help.contains("the page itself has it: leave out 'in frame'"), "\(help)")
    }

    @Test func `a frame that is not there, not clear, or shows nothing is told`() throws {
        let page = try page(
            """
            <iframe name=one srcdoc=x></iframe><iframe title=twin srcdoc=x></iframe><iframe title=twin srcdoc=y></iframe>
            <iframe name=pay src="https://pay.example/form"></iframe><iframe name=empty></iframe>
            """)
        let missing = try page.act("click \"Buy\" in frame \"two\"")
        #expect(missing.contains("no frame \"two\" is on the page"), "\(missing)")
        #expect(missing.contains("<iframe name=\"one\">, which shows about:srcdoc"), "\(missing)")
        let unclear = try page.act("click \"Buy\" in frame \"twin\"")
        #expect(
            unclear.contains("frame \"twin\" is not clear: it matches 2 frames"), "\(unclear)")
        let away = try page.act("click \"Pay\" in frame \"pay\"")
        #expect(
            away.contains(
                "frame \"pay\" shows https://pay.example/form, and nothing answers for it: a user could act there"
            ), "\(away)")
        let empty = try page.act("click \"Buy\" in frame \"empty\"")
        #expect(empty.contains("frame \"empty\" shows nothing yet"), "\(empty)")
    }

    @Test func `a frame of another origin that a fixture answers for is a frame like others`()
        throws
    {
        let network = try NetworkFile.read(
            """
            {"fixtures": [{"url": "https://pay.example/form", "headers": {"Content-Type": "text/html"},
             "text": "<button onclick=\\"parent.postMessage('paid', '*')\\">Pay</button>"}]}
            """, file: "network.json")
        let page = try page("<iframe name=pay src=\"https://pay.example/form\"></iframe>") {
            $0.network.fixtures = network
        }
        page.evaluate("onmessage = (e) => L.push(e.origin + ' ' + e.data)")
        #expect(try page.act("click \"Pay\" in frame \"pay\"") == "")
        page.session.advance(by: 10)
        #expect(page.list("L") == ["https://pay.example paid"])
    }

    @Test(arguments: [
        (
            "<div style='display: none'><iframe name=x srcdoc='<button>B</button>'></iframe></div>",
            "has display: none"
        ),
        ("<div inert><iframe name=x srcdoc='<button>B</button>'></iframe></div>", "is inert"),
        (
            "<dialog id=d><p>Wait</dialog><iframe name=x srcdoc='<button>B</button>'></iframe><script>d.showModal()</script>",
            "covers it"
        ),
    ])
    func `nobody acts in a frame that cannot be seen or reached`(
        _ body: String, _ words: String
    ) throws {
        let page = try page(body)
        let reason = try page.act("click \"B\" in frame \"x\"")
        #expect(reason.contains("frame \"x\": "), "\(reason)")
        #expect(reason.contains(words), "\(reason)")
    }

    @Test(arguments: [
        ("click \"a\" in frame", "in frame needs"), ("click \"a\" in frame Buy", "between quotes"),
        ("click \"a\" in frame role=button", "says nothing of a frame"),
        ("click url=x", "which frame is meant"), ("click \"a\" in frame nth=x", "whole number"),
        ("press Enter in frame \"x\"", "keys go to what has the focus"),
        ("click \"a\" in frame \"b\" \"c\"", "unexpected"),
    ])
    func `words that are wrong say what was expected`(_ line: String, _ words: String) {
        #expect {
            try UserAction(command: line)
        } throws: { error in
            (error as? UserAction.CommandError)?.message.contains(words) ?? false
        }
    }

    // MARK: Seeing

    @Test func `what frames show is part of what the page shows`() throws {
        let page = try page()
        let before = page.session.fingerprint()
        #expect(before.contains("checkout.html"))
        #expect(try page.act("check \"I agree\" in frame \"checkout\"") == "")
        #expect(page.session.fingerprint() != before)
        page.evaluate("document.querySelector('iframe').hidden = true")
        #expect(!page.session.fingerprint().contains("checkout.html"))
    }

    @Test func `the tree and the markup show the frames`() throws {
        let page = try page()
        let tree = try #require(page.session.accessibleTree())
        #expect(tree.contains("\nframe \"checkout\": https://"), "\(tree)")
        #expect(tree.contains("\n  form\n") || tree.contains("\n  textbox \"E-mail\""), "\(tree)")
        #expect(
            page.session.markup(of: "#b") == "in frame \"checkout\":\n<button id=\"b\">Buy</button>"
        )
    }

    @Test func `a snapshot has the frames' documents in it, with what stands in their controls`()
        throws
    {
        let page = try page { $0.takesSnapshots = true }
        #expect(try page.act("fill \"E-mail\" \"a@b.c\" in frame \"checkout\"") == "")
        let html = try #require(page.session.snapshots.taken.last?.html)
        #expect(
            html.contains("<iframe sandbox=\"\" name=\"checkout\" title=\"Your order\" srcdoc=\""))
        #expect(html.contains("value=&quot;a@b.c&quot;"), "\(html)")
        #expect(!html.contains("parent.L"))
    }

    @Test func `facts of elements in frames`() throws {
        let page = try page()
        func facts(_ line: String) throws -> TraceValue? {
            let locator = try #require(try UserAction(command: line).locator)
            let seen = page.session.look(["locator": locator.json, "attributes": [], "css": []])
            return seen.map(PortalSession.elements)?.first
        }
        #expect(try facts("click css=#b in frame \"checkout\"")?["visible"]?.bool == true)
        page.evaluate("document.querySelector('iframe').style.display = 'none'")
        #expect(try facts("click css=#b in frame \"checkout\"")?["visible"]?.bool == false)
        let seen = page.session.look(["frame": ["words": "checkout"]])
        #expect(seen?["title"]?.string == "Order")
    }

    @Test func `three hundred frames do not hold up a user`() throws {
        let page = try page(
            "<script>for (let i = 0; i < 300; i++) document.body.insertAdjacentHTML('beforeend', `<iframe name=f${i} srcdoc='<button>B${i}</button>'></iframe>`)</script>"
        ) { $0.limits.seconds = 60 }
        #expect(try page.act("click \"B250\" in frame \"f250\"") == "")
        #expect(try page.act("click \"Nothing\"").contains("no element matches"))
    }
}
