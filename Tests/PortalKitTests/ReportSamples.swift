import Foundation
import MobilePlans
import PortalJudge
import PortalKit
import PortalTestSupport
import PortalTrace
import Testing

/// Where the golden files of the reports are.
let reportSnapshots = folder() + "/Snapshots"

/// A shipped portal, run as its README says.
func shippedRun(_ path: String, call: String) throws -> RunResult {
    run([try shippedScript(path)], calls: [call])
}

/// A script of `PortalScripts`, named by its file.
func shippedScript(_ path: String) throws -> PortalScript {
    let whole = projectFolder() + "/PortalScripts/" + path
    let loaded = try ScriptFile.load([whole])
    return PortalScript(name: path, source: try #require(loaded.first).source)
}

/// A portal that puts markup wherever a portal can put text, under a name that is markup.
let hostileRun = run(
    [PortalScript(name: "</script><img src=x onerror=alert(1)>.js", source: hostileSource)],
    calls: ["buy"])

/// What would run if any text of `hostileSource` became markup.
private let hostileSource = """
    var attack = "</script></style></title></svg>-->]]>'\\"><img src=x "
        + "onerror=\\"document.title='injected'\\"><script>document.title='injected'</script>";
    window[attack] = function () { throw new Error(attack); };
    function buy() {
        console.log(attack, "\\u202Egnp.exe", "a\\nb", "\\u0000");
        console.error(attack);
        MobilePlansInlineProfileDownload.profileActivationCompleteScript = attack;
        MobilePlansInlineProfileDownload.registrationChangedScript = attack;
        MobilePlans[attack];
        var m = MobilePlans.createPurchaseMetaData();
        m[attack] = attack;
        m.moDirectStatus = attack;
        MobilePlansInlineProfileDownload.notifyInlineProfileDownload(m, "1$" + attack + "$X");
        setTimeout(function () { throw attack; }, 10); /* <img src=x onerror=alert(2)> */
        Promise.reject(attack);
        ({}).missing.property; // <script>document.title='injected'</script>
    }
    """

/// Two rules as reports get them.
let sampleRules = [
    RuleDescription(
        "callback-lexical-binding", .error, .callbacks,
        "A callback is declared with `function` or `var`.",
        because: "The app looks the name up on the page's window, where no const or let is.",
        source: "mobile-plans.md, section 5",
        passing: ["function done(json) {}"], failing: ["const ↓done = json => {};"]),
    RuleDescription(
        "metadata-value", .warning, .metadata, "A value is one of its enum's.",
        because: "The app passes over others.", source: "mobile-plans.md, section 3",
        passing: [], failing: []),
]
