/// An edition of the portal API, named after the month of the page that describes it.
///
/// The API was renamed twice; a portal written for any edition must run unchanged (spec section 3).
public enum Edition: String, CaseIterable, Sendable {
    /// The first edition, in which every name begins with `DataMart`.
    case november2018 = "2018-11"
    /// The edition that renamed everything to `MobilePlans`; the default.
    case december2018 = "2018-12"
    /// The edition that added inline operations that can be delayed and cancelled.
    case may2019 = "2019-05"
    /// The union of the three.
    case all = "all"
}
