import PortalTrace
import Testing

@testable import PortalKit

/// Waiting in virtual time, and what keeps a user from acting.
@Suite struct UserWaitingTests {
    @Test func `what comes later is waited for, in virtual time`() throws {
        let page = try UserPage(
            """
            <div id=r></div><script>onload = () => setTimeout(() => { const b = document.createElement('button'); b.textContent = 'Buy';
            b.onclick = () => document.title = 'bought'; document.getElementById('r').append(b); }, 20000)</script>
            """)
        #expect(try page.act("click \"Buy\"") == "")
        #expect(page.evaluate("document.title") == "bought")
        #expect((20_000..<21_000).contains(page.session.time))
    }

    @Test func `where nothing is left to run it fails at once, with the reason`() throws {
        let page = try UserPage("<button disabled>Buy</button>")
        let reason = try page.act("click \"Buy\"")
        #expect(reason.contains("it is disabled"))
        #expect(reason.contains("nothing is left to run"), "\(reason)")
        #expect(page.session.time < 1_000)
    }

    @Test func `an interval keeps it waiting to the limit, and no longer`() throws {
        let page = try UserPage("<script>setInterval(() => {}, 100)</script>")
        let reason = try page.act("click \"Buy\"")
        #expect(reason.contains("waited for 30s"), "\(reason)")
        #expect((30_000..<31_000).contains(page.session.time))
    }

    @Test func `what comes later than it waits is named, as nothing was waited for`() throws {
        let page = try UserPage("<script>setTimeout(() => {}, 300000)</script>")
        let reason = try page.act("click \"Buy\"")
        #expect(reason.contains("which is more than the 30s that are waited"), "\(reason)")
        #expect(page.session.time < 1_000)
    }

    @Test func `the first action waits until a page that was loaded is at rest`() throws {
        let body = """
            <button id=b>Buy</button><script>setTimeout(() => { document.getElementById('b').onclick = () => document.title = 'heard'; }, 300);
            setInterval(() => {}, 50)</script>
            """
        let page = try UserPage(body)
        #expect(try page.act("click \"Buy\"") == "")
        #expect(page.evaluate("document.title") == "heard")
        let eager = try UserPage(body)
        var action = UserAction(.click, .css("#b"))
        action.isEager = true
        #expect(eager.act(action) == "")
        #expect(eager.evaluate("document.title") == "t")
    }

    @Test func `some time passes before each action`() throws {
        let page = try UserPage("<button>Buy</button>")
        try page.act("click \"Buy\"")
        let time = page.session.time
        try page.act("click \"Buy\"")
        #expect(page.session.time == time + 1)
    }

    @Test(arguments: [
        ("<button style='display:none'>b</button>", "it has display: none"),
        ("<div style='display:none'><button>b</button></div>", "has display: none"),
        ("<button style='visibility:hidden'>b</button>", "visibility: hidden"),
        ("<details><button>b</button></details>", "closed details"),
        ("<fieldset disabled><button>b</button></fieldset>", "disabled by the fieldset"),
        ("<div aria-disabled=true><button>b</button></div>", "has aria-disabled"),
        ("<div inert><button>b</button></div>", "is inert"),
        ("<button style='pointer-events:none'>b</button>", "pointer-events: none"),
        (
            "<button>b</button><dialog id=d>x</dialog><script>document.getElementById('d').showModal()</script>",
            "the modal dialog"
        ),
    ])
    func `a user cannot click what is not there for the pointer`(_ body: String, _ words: String)
        throws
    {
        let page = try UserPage(body)
        let reason = try page.act("click css=button")
        #expect(reason.contains(words), "\(reason)")
    }

    @Test func `a field that is read-only cannot be filled, and force does not mind`() throws {
        let page = try UserPage(
            "<input id=i readonly><button id=b style='pointer-events:none' onclick='document.title=1'>b</button>"
        )
        #expect(try page.act("fill css=#i x").contains("read-only"))
        var action = UserAction(.click, .css("#b"))
        action.isForced = true
        #expect(page.act(action) == "")
        #expect(page.evaluate("document.title") == "1")
    }

    @Test func `check and uncheck click where the state differs; a styled box by its label`() throws
    {
        let page = try UserPage(
            """
            <label><input id=c type=checkbox style="display:none"> I agree</label><input type=radio id=r>
            <input type=checkbox id=p onclick="return false"><script>var n = 0; document.getElementById('c').onchange = () => n++</script>
            """)
        #expect(try page.act("check label=agree") == "")
        #expect(try page.act("check \"I agree\"") == "")
        #expect(page.evaluate("document.getElementById('c').checked + ' ' + n") == "true 1")
        #expect(try page.act("uncheck label=agree") == "")
        #expect(try page.act("check css=#r") == "")
        #expect(try page.act("uncheck css=#r").contains("cannot be unchecked"))
        #expect(try page.act("check css=#p").contains("did not check it"))
    }

    @Test func `options by label or value; disabled and missing ones fail`() throws {
        let page = try UserPage(
            "<select id=s><option value=de>Germany<option disabled>France<option value=it> Italy </select>"
                + "<select id=m multiple><option>A<option>B<option>C</select>")
        #expect(try page.act("select css=#s Italy") == "")
        #expect(page.evaluate("document.getElementById('s').value") == "it")
        #expect(try page.act("select css=#s de") == "")
        #expect(page.evaluate("document.getElementById('s').value") == "de")
        #expect(try page.act("select css=#s France").contains("disabled"))
        #expect(try page.act("select css=#s Spain").contains("option \"Germany\""))
        #expect(try page.act("select css=#s Germany Italy").contains("only one option"))
        #expect(try page.act("select css=#m A C") == "")
        #expect(
            page.evaluate(
                "[...document.getElementById('m').selectedOptions].map((o) => o.text).join()")
                == "A,C")
    }

    @Test func `values of dates and numbers are looked at`() throws {
        let page = try UserPage(
            "<input id=d type=date><input id=n type=number><input id=c type=checkbox>")
        #expect(try page.act("fill css=#d 2020-01-31") == "")
        #expect(page.evaluate("document.getElementById('d').value") == "2020-01-31")
        #expect(try page.act("fill css=#d 31.1.2020").contains("expected YYYY-MM-DD"))
        #expect(try page.act("fill css=#n abc").contains("number field"))
        #expect(try page.act("fill css=#n 12") == "")
        #expect(try page.act("fill css=#c x").contains("use \"check\""))
    }

    @Test func `dialogs are answered as the user said, once each`() throws {
        let page = try UserPage(
            "<button onclick=\"document.title = [confirm('a'), prompt('b', 'c'), confirm('d')].join()\">b</button>"
        )
        #expect(try page.act("dismiss dialog") == "")
        #expect(try page.act("accept dialog \"me\"") == "")
        #expect(try page.act("accept dialog") == "")
        #expect(try page.act("click \"b\"") == "")
        #expect(page.evaluate("document.title") == "false,me,true")
    }

    @Test func `the next page is waited for`() throws {
        let page = try UserPage(
            "<a href=next.html>Next</a>",
            files: [
                "next.html":
                    "<!DOCTYPE html><title>second</title><button onclick='document.title=3'>Go</button>"
            ])
        #expect(try page.act("click \"Next\"") == "")
        #expect(try page.act("click \"Go\"") == "")
        #expect(page.evaluate("document.title") == "3")
    }

    @Test func `a page that comes while an action waits has to come to rest as well`() throws {
        let page = try UserPage(
            "<button onclick=\"setTimeout(() => location.assign('next.html'), 1000)\">Pay</button>",
            files: [
                "next.html": """
                <!DOCTYPE html><title>second</title><button id=b>Install</button>
                <script>setTimeout(() => { document.getElementById('b').onclick = () => document.title = 'installed'; }, 200)</script>
                """
            ])
        #expect(try page.act("click \"Pay\"") == "")
        #expect(try page.act("click \"Install\"") == "")
        #expect(page.evaluate("document.title") == "installed")
    }

    @Test func `files are chosen with their names, types and bytes`() throws {
        let page = try UserPage("<input type=file id=f>")
        var action = UserAction(.upload, .css("#f"))
        action.files = [.init(name: "a.txt", type: "text/plain", bytes: [0xC3, 0xA4, 0x00])]
        #expect(page.act(action) == "")
        #expect(
            page.evaluate(
                "(() => { const f = document.getElementById('f').files[0]; return [f.name, f.type, f.size].join() })()"
            )
                == "a.txt,text/plain,3")
    }
}
