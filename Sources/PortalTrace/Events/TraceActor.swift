/// Who takes part in a run (mobile-plans.md, section 1, and who else the app deals with).
public enum TraceActor: String, CaseIterable, Sendable, Codable {
    case app = "Mobile Plans app"
    case webView = "WebView"
    case portal = "MO portal"
    case smdpPlus = "SM-DP+"
    case smds = "SM-DS"
    case modem = "modem"
    case euicc = "eUICC"
    case user
    case server = "operator backend"
    case partnerCenter = "Partner Center"
}
