/// How the device stood as time passed.
enum HTMLDevice {
    static func section(_ history: DeviceHistory) -> HTMLSection {
        let rows = history.moments.map { moment in
            """
            <tr><td class="figure"><time>\(timeText(moment.time))</time></td>\
            <th scope="row">\(moment.step)</th>\
            <td>\(profile(moment.enabled))</td>\
            <td>\(moment.installed.map { HTMLParts.code($0) + " " }.joined())</td>\
            <td>\(moment.registration ?? "not told")</td></tr>

            """ as HTML
        }
        return HTMLSection(
            id: "device", title: "The device over time",
            content: HTMLParts.table(
                "Profiles and registration, as far as the steps in the trace tell",
                ["Time", "Step", "Enabled profile", "Profiles on the eUICC", "Registration"],
                id: "device-caption", body: "<tbody>\n\(rows.joined())</tbody>\n"))
    }

    private static func profile(_ enabled: DeviceHistory.Enabled) -> HTML {
        switch enabled {
        case .none: "none"
        case .profile(let iccid): HTMLParts.code(iccid)
        case .changing(let iccid): "changing to \(HTMLParts.code(iccid))"
        }
    }
}
