/// What the page may do: show its own style and run its own script, nothing else.
enum HTMLPolicy {
    /// SHA-256 of the style sheet and the script, in Base64. A test works them out anew.
    static let styleHash = "ryCWFH1jyj/WrlXZqJIkOMhtiDZ36LHxi39Nbz8bOdI="
    static let scriptHash = "0EkJ+w3D2azcDH/bq41f3h7Z5c+GPAKnNGlr2Ecb334="

    /// The page's Content-Security-Policy.
    static let text = policy(styles: "'sha256-\(styleHash)'", more: "")

    /// That of a report that shows what the portal's page looked like, in frames that it holds for as
    /// well: these have styles of their own, and pictures that stand in the markup.
    static let textWithPages = policy(styles: "'unsafe-inline'", more: "; img-src data:")

    private static func policy(styles: String, more: String) -> String {
        "default-src 'none'; style-src \(styles); script-src 'sha256-\(scriptHash)'\(more); "
            + "base-uri 'none'; form-action 'none'"
    }
}
