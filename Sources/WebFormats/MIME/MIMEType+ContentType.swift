extension MIMEType {
    /// "Extract a MIME type" (Fetch, section 2.2.2) from the values of `Content-Type`, joined with
    /// commas; nothing where they say nothing that can be read.
    public init?(contentType values: String) {
        guard let found = HTTPHeaderRules.mimeType(contentType: Array(values.utf8)) else {
            return nil
        }
        self = found
    }
}
