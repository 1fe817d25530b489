/// How a rule shows itself that no script alone breaks: files, and the command that finds it.
public struct RuleDemonstration: Sendable {
    /// The files of a folder: names and texts, with a `↓` before the place of the finding.
    public var files: [(name: String, text: String)]
    /// The command, without the program's name.
    public var command: [String]

    /// The demonstrations, by rule.
    public static let all: [RuleID: RuleDemonstration] = Dictionary(
        (table + ofCases).map { (RuleID(rawValue: $0), $1) },
        uniquingKeysWith: { first, _ in first })

    /// Why a rule has neither example nor demonstration.
    public static let without: [RuleID: String] = [
        "script-encoding":
            "No text shows it: it is about bytes that are no UTF-8, such as those of a script that an "
            + "editor saved as Windows-1252.",
        "trials-left-out":
            "No small portal shows it: it comes where so many worlds ran into a limit that the others "
            + "are not tried.",
        "frame-not-tried":
            "No small page shows it: it comes with frames within frames behind the limit, or a plug-in.",
    ]

    /// The files and the command, as a person would type them.
    package var text: String {
        let parts = files.map { file in
            "\(file.name):\n\n"
                + file.text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { "    \($0)\n" }.joined()
        }
        let words = command.map { word in
            word.contains(" ") || word.contains("\"") ? "'\(word)'" : word
        }
        return parts.joined() + "portalhost \(words.joined(separator: " "))\n"
    }

    private static func page(_ body: String) -> String {
        "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Plans</title>\n\(body)\n</html>"
    }

    private static let leave = """
        function leave() {
            MobilePlans.notifyCancelledPurchase({ moDirectStatus: "Cancelled", planName: "" });
        }
        """

    /// A download whose result is told by `body`.
    private static func download(_ body: String, before: String = "") -> String {
        """
        \(before)function ↓onDone(json) {
            var result = JSON.parse(json).activationResult;
            \(body)
        }
        function buy() {
            var metadata = MobilePlans.createPurchaseMetaData();
            metadata.userAccount = MobilePlansUserAccount.new;
            metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
            metadata.line = MobilePlansLineType.new;
            metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
            metadata.planName = "Small";
            MobilePlansInlineProfileDownload.profileActivationCompleteScript = "onDone";
            MobilePlansInlineProfileDownload.notifyInlineProfileDownload(
                metadata, "1$smdp.example.com$ABC-1");
        }
        """
    }

    private static let validateBuy = ["validate", "portal.js", "--call", "buy"]
    private static let validateLeave = ["validate", "portal.js", "--call", "leave"]

    private static let table: [(String, RuleDemonstration)] = [
        (
            "result-not-handled",
            .init(
                files: [
                    (
                        "portal.js",
                        download(
                            "console.log(result === \"success\" ? \"Installed\" : \"Failed\");")
                    )
                ], command: validateBuy)
        ),
        (
            "result-ignored",
            .init(
                files: [
                    (
                        "portal.js",
                        download("if (result === \"success\") { console.log(\"Installed\"); }")
                    )
                ], command: validateBuy)
        ),
        (
            "success-not-handled",
            .init(
                files: [("portal.js", download("console.log(\"Please call us.\");"))],
                command: validateBuy)
        ),
        (
            "connection-not-handled",
            .init(
                files: [
                    (
                        "portal.js",
                        """
                        function ↓onNet(json) { document.body.textContent = "Online"; }
                        MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
                        \(download("console.log(result === \"success\" ? \"Installed\" : \"Failed\");").replacing("↓", with: ""))
                        """
                    )
                ], command: validateBuy)
        ),
        (
            "connection-ignored",
            .init(
                files: [
                    (
                        "portal.js",
                        """
                        function ↓onNet(json) { if (JSON.parse(json) === "roaming") { document.body.textContent = "Online"; } }
                        MobilePlansInlineProfileDownload.registrationChangedScript = "onNet";
                        \(download("console.log(result === \"success\" ? \"Installed\" : \"Failed\");").replacing("↓", with: ""))
                        """
                    )
                ], command: validateBuy)
        ),
        (
            "launch-parameter-required",
            .init(
                files: [
                    (
                        "portal.js",
                        "var eid = /[?&]eid=(\\d+)/.exec(location.search)↓[1];\n\(leave)"
                    )
                ], command: validateLeave)
        ),
        (
            "unknown-launch-parameter",
            .init(
                files: [
                    (
                        "portal.js",
                        """
                        var known = [
                            "market", "location", "eid", "iccids", "iccid", "imei", "transactionId"
                        ];
                        var names = location.search.slice(1).split("&").map(function (part) {
                            return part.split("=")[0];
                        });
                        function leave() {
                            if (names.every(function (name) { return known.indexOf(name) >= 0; })) {
                                MobilePlans.notifyCancelledPurchase({
                                    moDirectStatus: "Cancelled", planName: ""
                                });
                            } else {
                                location.href = "/unknown";
                            }
                        }
                        """
                    )
                ], command: validateLeave)
        ),
        (
            "page-not-notification-host",
            .init(
                files: [
                    ("portal.js", leave.replacing("MobilePlans.", with: "MobilePlans.↓")),
                    (
                        ".portalhost.json",
                        "{ \"url\": \"https://cdn.example.com/\", \"notificationHost\": \"portal.example.com\" }"
                    ),
                ], command: ["run", "portal.js", "--call", "leave"])
        ),
        (
            "suppression-without-reason",
            .init(
                files: [
                    (
                        "portal.js", "↓// portalhost-ignore unknown-member\n\(leave)"
                    )
                ], command: validateLeave)
        ),
        (
            "unused-suppression",
            .init(
                files: [
                    (
                        "portal.js",
                        "↓// portalhost-ignore unknown-member: the app of tomorrow has it\n\(leave)"
                    )
                ], command: validateLeave)
        ),
        (
            "stale-baseline",
            .init(
                files: [
                    ("portal.js", leave),
                    (
                        "base.json",
                        "{ \"version\": 2, \"findings\": { \"unknown-member portal.js: MobilePlans.buy();\": 1 } }"
                    ),
                ], command: validateLeave + ["--baseline", "base.json"])
        ),
        (
            "cors-blocked",
            .init(
                files: [
                    (
                        "portal.js",
                        "fetch↓(\"https://api.example.com/plans\").catch(function () {});"
                    ),
                    (
                        "network.json",
                        "{ \"fixtures\": [{ \"url\": \"https://api.example.com/plans\", \"json\": [] }] }"
                    ),
                ], command: ["run", "portal.js"])
        ),
        (
            "network-limit",
            .init(
                files: [
                    (
                        "portal.js",
                        "fetch↓(\"/plans\").then(function (answer) { return answer.text(); })\n    .catch(function () {});"
                    ),
                    (
                        "network.json",
                        "{ \"fixtures\": [{ \"url\": \"/plans\", \"chunks\": [{ \"text\": \"more\" }], \"endless\": true }] }"
                    ),
                ], command: ["run", "portal.js"])
        ),
        (
            "lpa-error-not-tried",
            .init(
                files: [
                    (
                        "portal.js",
                        """
                        function buy() {
                            var metadata = MobilePlans.createPurchaseMetaData();
                            metadata.userAccount = MobilePlansUserAccount.new;
                            metadata.purchaseInstrument = MobilePlansPurchaseInstrument.new;
                            metadata.line = MobilePlansLineType.new;
                            metadata.moDirectStatus = MobilePlansMoDirectStatus.complete;
                            metadata.planName = "Small";
                            MobilePlans.↓notifyPurchaseWithProfileDownload(
                                metadata, "1$smdp.example.com$ABC-1");
                        }
                        """
                    ),
                    (
                        "buys.case.json",
                        """
                        {
                          "name": "Buys", "scripts": ["portal.js"], "steps": [{ "call": "buy" }],
                          "allow": ["calls"]
                        }
                        """
                    ),
                ], command: ["validate", ".", "--call", "buy"])
        ),
        (
            "case-unreadable",
            .init(
                files: [
                    ("portal.js", leave),
                    (
                        "leaves.case.json",
                        "{\n  \"name\": \"Leaves\",\n  ↓\"stepz\": [{ \"call\": \"leave\" }]\n}"
                    ),
                ], command: ["validate", ".", "--call", "leave"])
        ),
        (
            "nothing-tried",
            .init(
                files: [("portal.js", "↓console.log(\"Welcome\");")],
                command: ["validate", "portal.js"])
        ),
        (
            "only-cancel-tried",
            .init(
                files: [
                    (
                        "index.html",
                        page(
                            "<button onclick=\"leave()\">Cancel</button>\n<button disabled>Pay</button>\n"
                                + "<script>\n\(leave)\n</script>")
                    )
                ], command: ["validate", "."])
        ),
        (
            "callback-page-left",
            .init(
                files: [
                    (
                        "index.html",
                        page(
                            "<button onclick=\"buy()\">Buy</button>\n<script>\n"
                                + download("console.log(result);").replacing("↓", with: "")
                                + "\nfunction leave() { ↓location.href = \"thanks.html\"; }\n"
                                + "document.querySelector(\"button\").addEventListener(\"click\", leave);\n"
                                + "</script>")
                    ), ("thanks.html", page("<p>Thank you</p>")),
                ], command: ["run", ".", "--do", "click \"Buy\""])
        ),
        (
            "page-reloaded-during-operation",
            .init(
                files: [
                    (
                        "index.html",
                        page(
                            "<form><label>Mail <input name=\"mail\"></label>\n"
                                + "↓<button onclick=\"buy()\">Buy</button></form>\n<script>\n"
                                + download("console.log(result);").replacing("↓", with: "")
                                + "\n</script>")
                    )
                ], command: ["run", ".", "--do", "click \"Buy\""])
        ),
        (
            "tried-by-itself",
            .init(
                files: [("portal.js", "↓" + leave)], command: ["validate", "portal.js"])
        ),
        (
            "source-map-unusable",
            .init(
                files: [("portal.js", leave + "\n//# sourceMappingURL=portal.js.map")],
                command: ["run", "portal.js", "--call", "leave"])
        ),
        (
            "source-map-stale",
            .init(
                files: [
                    ("portal.js", leave + "\n//# sourceMappingURL=portal.js.map"),
                    (
                        "portal.js.map",
                        "{ \"version\": 3, \"file\": \"portal.js\", \"sources\": [\"portal.ts\"], "
                            + "\"sourcesContent\": [\"leave();\"], \"names\": [], \"mappings\": \"AAAA;AACA;AACA;AACA;AACA;AACA;AACA;AACA;AACA,mDAAmD\" }"
                    ),
                ], command: ["run", "portal.js", "--call", "leave"])
        ),
        (
            "user-action-failed",
            .init(
                files: [("index.html", page("<button>Buy</button>"))],
                command: ["run", "index.html", "--do", "click \"Pay\""])
        ),
        (
            "click-unhandled",
            .init(
                files: [("index.html", page("<p id=\"plan\">10 GB</p>"))],
                command: ["run", "index.html", "--do", "click css=#plan"])
        ),
        (
            "element-without-name",
            .init(
                files: [
                    (
                        "index.html",
                        page("<button id=\"buy\" onclick=\"document.title = 'Bought'\"></button>")
                    )
                ], command: ["run", "index.html", "--do", "click css=#buy"])
        ),
        (
            "resource-missing",
            .init(
                files: [("index.html", page("<script src=\"portal.js\"></script>"))],
                command: ["run", "index.html"])
        ),
        (
            "image-missing",
            .init(
                files: [("index.html", page("<img src=\"logo.png\" alt=\"Contoso\">"))],
                command: ["run", "index.html"])
        ),
    ]
}
