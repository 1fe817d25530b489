/// Names that both sides of the parser know by number: the tags of ``HTMLTag`` in its order (`-`
/// stands at the place of `other`), then names of elements and attributes that pages often use.
extension HTMLNames {
    static let source = """
        html head body base basefont bgsound link meta title noscript noframes style script
        template frameset frame address article aside blockquote center details dialog dir div dl
        fieldset figcaption figure footer header hgroup main menu nav ol p search section summary
        ul h1 h2 h3 h4 h5 h6 pre listing form li dd dt plaintext button a b big code em font i s
        small strike strong tt u nobr applet marquee object table area br embed img keygen wbr
        input param source track hr image textarea xmp iframe noembed select optgroup option
        selectedcontent rb rtc rp rt math svg caption col colgroup tbody td tfoot th thead tr span
        sub sup var ruby mi mo mn ms mtext annotation-xml mglyph malignmark foreignobject desc
        audio video output - id class href src type name value for alt role rel content charset
        action method width height colspan rowspan disabled checked selected tabindex lang
        placeholder data-id data-toggle data-target aria-label aria-hidden aria-describedby
        aria-labelledby aria-expanded aria-controls hidden target encoding color face size
        shadowrootmode shadowrootdelegatesfocus shadowrootclonable shadowrootserializable async
        defer crossorigin integrity nomodule media as sizes srcset loading autofocus autocomplete
        required readonly multiple maxlength minlength min max step pattern enctype novalidate
        formaction formmethod http-equiv property onclick onload onerror onchange onsubmit oninput
        label cite abbr dfn legend data slot part is d fill stroke stroke-width transform x y x1
        y1 x2 y2 cx cy r rx ry points path g rect circle line polygon polyline use text tspan defs
        symbol stop mask filter marker datalist progress meter map time mark kbd samp q ins del
        bdo bdi picture canvas align valign bgcolor border cellpadding cellspacing scope start
        open controls autoplay loop muted poster preload download hreflang ping draggable
        contenteditable spellcheck accept accept-charset accesskey cols rows wrap usemap ismap
        shape coords definitionurl definitionURL prefix mrow mfrac msup msub xlink:actuate
        xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:lang xml:space
        xmlns xmlns:xlink altglyph altGlyph altglyphdef altGlyphDef altglyphitem altGlyphItem
        animatecolor animateColor animatemotion animateMotion animatetransform animateTransform
        clippath clipPath feblend feBlend fecolormatrix feColorMatrix fecomponenttransfer
        feComponentTransfer fecomposite feComposite feconvolvematrix feConvolveMatrix
        fediffuselighting feDiffuseLighting fedisplacementmap feDisplacementMap fedistantlight
        feDistantLight fedropshadow feDropShadow feflood feFlood fefunca feFuncA fefuncb feFuncB
        fefuncg feFuncG fefuncr feFuncR fegaussianblur feGaussianBlur feimage feImage femerge
        feMerge femergenode feMergeNode femorphology feMorphology feoffset feOffset fepointlight
        fePointLight fespecularlighting feSpecularLighting fespotlight feSpotLight fetile feTile
        feturbulence feTurbulence foreignObject glyphref glyphRef lineargradient linearGradient
        radialgradient radialGradient textpath textPath attributename attributeName attributetype
        attributeType basefrequency baseFrequency baseprofile baseProfile calcmode calcMode
        clippathunits clipPathUnits diffuseconstant diffuseConstant edgemode edgeMode filterunits
        filterUnits gradienttransform gradientTransform gradientunits gradientUnits kernelmatrix
        kernelMatrix kernelunitlength kernelUnitLength keypoints keyPoints keysplines keySplines
        keytimes keyTimes lengthadjust lengthAdjust limitingconeangle limitingConeAngle
        markerheight markerHeight markerunits markerUnits markerwidth markerWidth maskcontentunits
        maskContentUnits maskunits maskUnits numoctaves numOctaves pathlength pathLength
        patterncontentunits patternContentUnits patterntransform patternTransform patternunits
        patternUnits pointsatx pointsAtX pointsaty pointsAtY pointsatz pointsAtZ preservealpha
        preserveAlpha preserveaspectratio preserveAspectRatio primitiveunits primitiveUnits refx
        refX refy refY repeatcount repeatCount repeatdur repeatDur requiredextensions
        requiredExtensions requiredfeatures requiredFeatures specularconstant specularConstant
        specularexponent specularExponent spreadmethod spreadMethod startoffset startOffset
        stddeviation stdDeviation stitchtiles stitchTiles surfacescale surfaceScale systemlanguage
        systemLanguage tablevalues tableValues targetx targetX targety targetY textlength
        textLength viewbox viewBox viewtarget viewTarget xchannelselector xChannelSelector
        ychannelselector yChannelSelector zoomandpan zoomAndPan
        """

    /// SVG's names with capitals (HTML, section 13.2.6.5, "adjust SVG attributes" and the table of
    /// tag names): the source has each in lower case as well.
    static let svgElements = """
        altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath
        feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
        feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
        feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
        feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient
        radialGradient textPath
        """

    static let svgAttributes = """
        attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits
        diffuseConstant edgeMode filterUnits glyphRef gradientTransform gradientUnits kernelMatrix
        kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle markerHeight
        markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength
        patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ
        preserveAlpha preserveAspectRatio primitiveUnits refX refY repeatCount repeatDur
        requiredExtensions requiredFeatures specularConstant specularExponent spreadMethod
        startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX
        targetY textLength viewBox viewTarget xChannelSelector yChannelSelector zoomAndPan
        """

    /// "Adjust foreign attributes" (section 13.2.6.1).
    static let foreignAttributes = """
        xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type
        xml:lang xml:space xmlns xmlns:xlink
        """
}
