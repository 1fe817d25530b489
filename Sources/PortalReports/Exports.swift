// Reports show what `PortalKit` gives, so one import brings both. The operators of
// `String+CodeUnits.swift` come with it: in this module, too, texts are compared by code units.
@_exported public import PortalKit
