import JSONDocuments
import Testing

@Suite struct NearestNameTests {
    private static let known = [
        "createPurchaseMetaData", "notifyBalanceAddition", "notifyCancelledPurchase", "planName",
        "line", "userAccount",
    ]

    @Test(
        arguments: [
            ("planname", "planName"), ("PLANNAME", "planName"), ("Line", "line"),
            ("planNam", "planName"), ("planNames", "planName"), ("plamName", "planName"),
            ("plaNname", "planName"), ("plnaName", "planName"), ("xplanName", "planName"),
            ("lien", "line"), ("lin", "line"), ("userAcount", "userAccount"),
            ("createPurchaseMetadata", "createPurchaseMetaData"),
            ("notifyCanceledPurchase", "notifyCancelledPurchase"),
            ("notifyBallanceAdition", "notifyBalanceAddition"),
        ])
    func `a misspelt name has a suggestion`(name: String, suggestion: String) {
        #expect(NearestName.suggestion(for: name, among: Self.known) == suggestion)
    }

    @Test(arguments: ["", "x", "lxxx", "price", "notifyPurchaseResult", "日本"])
    func `a name that is like none has no suggestion`(name: String) {
        #expect(NearestName.suggestion(for: name, among: Self.known) == nil)
    }

    @Test func `one edit is allowed for each three letters`() {
        #expect(NearestName.suggestion(for: "abcde", among: ["abxde"]) == "abxde")
        #expect(NearestName.suggestion(for: "abcde", among: ["axxde"]) == nil)
        #expect(NearestName.suggestion(for: "abcdef", among: ["axxdef"]) == "axxdef")
        #expect(NearestName.suggestion(for: "abcdef", among: ["axxxef"]) == nil)
        #expect(NearestName.suggestion(for: "abcdefghi", among: ["axxxefghi"]) == "axxxefghi")
    }

    @Test func `a swap of neighbours is one edit`() {
        #expect(NearestName.suggestion(for: "abc", among: ["acb"]) == "acb")
        #expect(NearestName.suggestion(for: "abc", among: ["cab"]) == nil)
        #expect(NearestName.suggestion(for: "ab", among: ["xa", "bx"]) == nil)
    }

    @Test func `the nearest is suggested, and of equals the first`() {
        #expect(NearestName.suggestion(for: "abcdef", among: ["axxdef", "abcdex"]) == "abcdex")
        #expect(NearestName.suggestion(for: "abcdef", among: ["abcdey", "abcdex"]) == "abcdey")
        #expect(NearestName.suggestion(for: "abcdef", among: ["abcdex", "ABCDEF"]) == "ABCDEF")
    }

    @Test func `a name is not suggested for itself`() {
        #expect(NearestName.suggestion(for: "line", among: ["line"]) == nil)
    }

    @Test func `nothing is suggested where nothing is known`() {
        #expect(NearestName.suggestion(for: "line", among: []) == nil)
        #expect(NearestName.suggestion(for: "lin", among: [""]) == nil)
    }

    @Test func `a name of more than 100 bytes is not looked for`() {
        let name = String(repeating: "a", count: 100)
        #expect(NearestName.suggestion(for: name, among: [name + "b"]) == name + "b")
        #expect(NearestName.suggestion(for: name + "b", among: [name]) == nil)
        #expect(
            NearestName.suggestion(for: String(repeating: "é", count: 51), among: ["é"]) == nil)
    }
}
