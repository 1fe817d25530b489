public import WebFormats

extension MIMEType {
    /// "Legacy extract an encoding" (Fetch 2.2.2): what `charset` names, else the fallback.
    public func encoding(fallback: WebEncoding) -> WebEncoding {
        self["charset"].flatMap(WebEncoding.named) ?? fallback
    }
}
