public import PortalTrace
public import WebFormats

extension TraceRecorder {
    /// Writes down that a text is UTF-8 and is read as something else.
    ///
    /// - Parameter encoding: The name of what it is read as.
    public func recordMisread(_ url: WebURL, as encoding: String, at location: SourceLocation?) {
        record(
            .page(.init(.encodingMisread, [.string(url.href), .string(encoding)])), from: .webView,
            to: .portal, location: location)
    }
}
