// Reports show what `PortalKit` gave and what `PortalJudge` says of it, so one import brings all three.
// The operators of `String+CodeUnits.swift` come with it: in this module, too, texts are compared by
// code units.
@_exported public import PortalJudge
