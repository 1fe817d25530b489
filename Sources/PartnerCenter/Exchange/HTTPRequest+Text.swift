public import WebFormats

extension HTTPRequest {
    /// The request as it goes over the wire, with `Authorization: Bearer` and no token.
    ///
    /// Tokens are shown nowhere: what is printed is copied.
    public func text() -> String {
        var text = "\(method) \(target) HTTP/1.1\r\nHost: \(url.host)\r\n"
        for field in headers.all {
            let isSecret = field.name.isSameName(as: "Authorization")
            text += "\(field.name): \(isSecret ? "Bearer <token>" : field.value)\r\n"
        }
        if !body.isEmpty { text += "Content-Length: \(body.count)\r\n" }
        return text + "\r\n" + String(decoding: body, as: UTF8.self)
    }
}
