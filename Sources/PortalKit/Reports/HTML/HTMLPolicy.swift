/// What the page may do: show its own style and run its own script, nothing else.
enum HTMLPolicy {
    /// SHA-256 of the style sheet and the script, in Base64. A test works them out anew.
    static let styleHash = "RGBHftI/WdN55R0Uo6RKpsZQjn4KeH4lAyfajUG6HZw="
    static let scriptHash = "0EkJ+w3D2azcDH/bq41f3h7Z5c+GPAKnNGlr2Ecb334="

    /// The page's Content-Security-Policy.
    static let text =
        "default-src 'none'; style-src 'sha256-\(styleHash)'; "
        + "script-src 'sha256-\(scriptHash)'; base-uri 'none'; form-action 'none'"
}
