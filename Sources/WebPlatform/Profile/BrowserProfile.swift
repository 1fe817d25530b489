/// What the browser is like that shows a page: everything that asks what a browser has, lacks or says
/// of itself asks here.
public struct BrowserProfile: Equatable, Sendable {
    /// What it calls itself, in `User-Agent` and `navigator.userAgent`.
    public let userAgent: String
    /// `navigator.vendor`.
    public let vendor: String
    /// What it lacks.
    public let absent: BrowserAbsences
    /// Whether it is the WebView of a device (EdgeHTML 18), whose events and conversions are those of
    /// 2018.
    public let isOld: Bool

    /// EdgeHTML 18, the WebView of a device.
    public static let edgeHTML18 = BrowserProfile(
        userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; WebView/3.0) AppleWebKit/537.36 "
            + "(KHTML, like Gecko) Chrome/64.0.3282.140 Safari/537.36 Edge/18.19042",
        vendor: "", absent: .edgeHTML18, isOld: true)
    /// A WebView of today.
    public static let modern = BrowserProfile(
        userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "
            + "(KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0",
        vendor: "Google Inc.", absent: .modern, isOld: false)

    /// Whether a cookie that says no SameSite goes along with requests of other sites, as everywhere
    /// before 2020.
    public var sendsUnsaidCookiesEverywhere: Bool { isOld }
    /// What it knows of Content Security Policy.
    public var policyLevel: ContentSecurityPolicy.Level { isOld ? .two : .three }
}
