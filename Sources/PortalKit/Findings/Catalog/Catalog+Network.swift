/// Rules about the requests of a page (Fetch Standard).
extension RuleCatalog {
    static let network: [RuleDescription] = [
        RuleDescription(
            "request-unanswered", .error, .network, "Every request has an answer.",
            because:
                "Without a fixture it fails as on a device without a network, and what the portal "
                + "does with an answer is not seen.", source: "decided",
            passing: ["fetch(\"data:,ready\");"],
            failing: [
                "fetch↓(\"https://api.example.com/plans\").catch(function () {});",
                """
                var request = new XMLHttpRequest();
                request.open("GET", "https://api.example.com/plans");
                request.send↓();
                """,
            ]),
        RuleDescription(
            "mixed-content", .error, .network, "A page of https fetches over https alone.",
            because: "The WebView does not send such a request.",
            source: "Mixed Content, section 4.4", passing: ["fetch(\"data:,ready\");"],
            failing: ["fetch↓(\"http://api.example.com/plans\").catch(function () {});"]),
        RuleDescription(
            "cors-blocked", .error, .network, "Servers of other origins allow the page.",
            because: "The answer is there, and the page may not read it.",
            source: "Fetch Standard, section 3.3", passing: [cancelled], failing: []),
        RuleDescription(
            "network-limit", .error, .network, "Answers have an end.",
            because: "A page that reads without end fills the device's memory.",
            source: "decided", passing: [cancelled], failing: []),
        RuleDescription(
            "request-blocked", .warning, .network, "Requests are such as a browser sends.",
            because:
                "Ports of other protocols, redirects without end, bodies with another digest and "
                + "the like end in an error that tells a page nothing.",
            source: "Fetch Standard, section 4.1", passing: ["fetch(\"data:,ready\");"],
            failing: ["fetch↓(\"https://api.example.com:25/\").catch(function () {});"]),
    ]
}
