/// The tags that tree construction names (HTML, section 13.2.6). A raw value is the id of the name.
enum HTMLTag: Int32, CaseIterable, Sendable {
    case html, head, body, base, basefont, bgsound, link, meta, title, noscript, noframes, style,
        script, template, frameset, frame, address, article, aside, blockquote, center, details,
        dialog, dir, div, dl, fieldset, figcaption, figure, footer, header, hgroup, main, menu,
        nav, ol, p, search, section, summary, ul, h1, h2, h3, h4, h5, h6, pre, listing, form, li,
        dd, dt, plaintext, button, a, b, big, code, em, font, i, s, small, strike, strong, tt, u,
        nobr, applet, marquee, object, table, area, br, embed, img, keygen, wbr, input, param,
        source, track, hr, image, textarea, xmp, iframe, noembed, select, optgroup, option,
        selectedcontent, rb, rtc, rp, rt, math, svg, caption, col, colgroup, tbody, td, tfoot, th,
        thead, tr, span, sub, sup, `var`, ruby, mi, mo, mn, ms, mtext, annotationXML, mglyph,
        malignmark, foreignObject, desc, audio, video, output, other

    /// The tag of a name; `other` for a name that tree construction does not know.
    init(name id: Int32) { self = HTMLTag(rawValue: id) ?? .other }
}
