/// What the page may do: show its own style and run its own script, nothing else.
enum HTMLPolicy {
    /// SHA-256 of the style sheet and the script, in Base64. A test works them out anew.
    static let styleHash = "Gaih+iZ+rM+CSyzGg9UsN0iIiRznXDrnBmWPVLhuylw="
    static let scriptHash = "9SIoITEQTNtYbm8/2JxrBZEkr22XOLFyz1ZIYufL+/M="

    /// The page's Content-Security-Policy.
    static let text =
        "default-src 'none'; style-src 'sha256-\(styleHash)'; "
        + "script-src 'sha256-\(scriptHash)'; base-uri 'none'; form-action 'none'"
}
