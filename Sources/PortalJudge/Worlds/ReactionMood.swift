/// Whether a portal's words tell of a success or of a failure, as far as a few words of some languages show it.
enum ReactionMood {
    case success, failure
    /// Neither, or both: most texts.
    case unclear

    init(_ words: [String]) {
        let words = words.map { $0.lowercased() }
        let isGood = words.contains { word in
            Self.good.contains(word) || Self.goodParts.contains(where: word.contains)
        }
        let isBad = words.contains { word in
            Self.bad.contains(word) || Self.badBeginnings.contains(where: word.hasPrefix)
                || Self.badParts.contains(where: word.contains)
        }
        let isNegated = words.contains { word in
            Self.negations.contains(word) || Self.negatingParts.contains(where: word.contains)
        }
        switch (isGood, isBad) {
        // "Your plan is not ready", "no errors": a word may mean the contrary of what it says.
        case (true, false) where !isNegated: self = .success
        case (false, true) where !isNegated || words.contains(where: Self.regrets.contains):
            self = .failure
        default: self = .unclear
        }
    }

    /// Whether a failure is told after a success, and a success after a failure. Where the words after one of them are
    /// clear, a word such as "Done" or "Again" is enough after the other one.
    static func areSwapped(success: [String], failure: [String]) -> Bool {
        switch (ReactionMood(success), ReactionMood(failure)) {
        case (.failure, .success): true
        case (.failure, .unclear): has(finished, not: unfinished.union(bad), failure)
        case (.unclear, .success): has(unfinished, not: finished.union(good), success)
        default: false
        }
    }

    /// Whether a text tells the user to wait.
    ///
    /// - Parameter isOver: Whether all has gone well: there a text that something is being installed may stay.
    static func tellsToWait(_ words: [String], isOver: Bool) -> Bool {
        words.map { $0.lowercased() }.contains { word in
            waiting.contains(word) || waitingParts.contains(where: word.contains)
                || !isOver && working.contains(word)
        }
    }

    private static let waiting: Set<String> = [
        "wait", "waiting", "warten", "patienter", "patientez", "espere", "espera", "aguarde",
        "attendere", "attendi", "wachten", "vänta", "vent", "odota", "czekać", "czekaj", "počkejte",
        "várjon", "așteptați", "περιμένετε", "bekleyin", "подождите", "зачекайте", "انتظر",
    ]
    private static let waitingParts = ["お待ち", "稍候", "稍等", "기다려"]
    private static let working: Set<String> = [
        "installing", "loading", "processing", "downloading", "activating",
    ]

    /// Whether a connection is told where there is none, and none where there is one.
    static func areSwapped(connected: [String], denied: [String]) -> Bool {
        tellsConnection(denied) == true && tellsConnection(connected) == false
    }

    /// Whether a text says that the device is connected; nil where it says nothing of it, or both.
    private static func tellsConnection(_ words: [String]) -> Bool? {
        let words = words.map { $0.lowercased() }
        let isSaid = words.contains(where: online.contains)
        let isNegated = words.contains(where: negations.contains)
        if words.contains(where: offline.contains) || words.contains(where: bad.contains) {
            return isSaid && !isNegated ? nil : false
        }
        // "No roaming fees" says nothing of it.
        if isNegated { return isSaid || words.contains(where: networks.contains) ? false : nil }
        return isSaid ? true : nil
    }

    private static let networks: Set<String> = [
        "network", "connection", "service", "signal", "coverage", "netz", "verbindung", "réseau",
        "connexion", "red", "conexión", "rete", "connessione", "rede", "conexão", "netwerk",
        "verbinding", "nätverk", "netværk", "nettverk",
    ]

    private static let online: Set<String> = [
        "connected", "online", "verbunden", "connecté", "connectée", "conectado", "conectada",
        "connesso", "connessa", "verbonden", "ansluten", "tilkoblet", "forbundet", "połączono",
        "połączony", "připojeno", "připojen", "csatlakozva", "conectat", "bağlandı", "подключено",
        "подключен",
    ]
    private static let offline: Set<String> = [
        "offline", "disconnected", "denied", "refused", "getrennt", "abgelehnt", "déconnecté",
        "refusé", "desconectado", "rechazado", "disconnesso", "rifiutato",
    ]

    /// Whether a text has a word of a list, and none that says the contrary or denies it.
    private static func has(
        _ list: Set<String>, not contrary: Set<String>, _ words: [String]
    ) -> Bool {
        let words = words.map { $0.lowercased() }
        return words.contains(where: list.contains)
            && !words.contains { negations.contains($0) || contrary.contains($0) }
    }

    /// Words that labels have as well: they tell something beside the contrary alone.
    private static let finished: Set<String> = [
        "done", "ok", "okay", "complete", "finished", "connected", "online", "bought", "fertig",
        "abgeschlossen", "verbunden", "terminé", "terminée", "connecté", "completo", "completado",
        "conectado", "concluído", "fatto", "completato", "connesso", "klaar", "voltooid", "klart",
        "ferdig", "færdig", "gotowy", "hotovo", "kész", "gata", "tamam", "完了", "完成", "완료",
    ]
    private static let unfinished: Set<String> = [
        "again", "retry", "aborted", "cancelled", "canceled", "denied", "refused", "impossible",
        "erneut", "nochmals", "abgebrochen", "réessayer", "réessayez", "annulé", "reintentar",
        "inténtalo", "novamente", "riprova", "riprovare", "opnieuw", "igen", "ponownie", "znovu",
        "újra", "tekrar",
    ]

    /// Words of thanks, and of something that is there now.
    private static let good: Set<String> = [
        "thank", "thanks", "congratulations", "congrats", "welcome", "enjoy", "success",
        "successful",
        "successfully", "ready", "activated", "active", "installed", "completed",
        "danke", "erfolgreich", "glückwunsch", "aktiv", "aktiviert", "freigeschaltet",
        "installiert",
        "bereit",
        "merci", "félicitations", "réussi", "réussie", "activé", "activée", "installé", "installée",
        "prêt", "prête", "gracias", "felicidades", "enhorabuena", "éxito", "activado", "activada",
        "instalado", "instalada", "listo", "lista", "obrigado", "obrigada", "parabéns", "sucesso",
        "ativado", "ativada", "ativo", "ativa", "pronto", "pronta", "grazie", "successo",
        "complimenti",
        "attivo", "attiva", "attivato", "attivata", "installato", "installata", "dank", "bedankt",
        "gelukt", "gefeliciteerd", "actief", "geactiveerd", "geïnstalleerd", "tack", "grattis",
        "aktiverad", "aktiverat", "installerad", "installerat", "tak", "takk", "tillykke",
        "gratulerer",
        "aktiveret", "aktivert", "installeret", "installert", "kiitos", "onnittelut", "valmis",
        "aktivoitu", "asennettu", "dziękujemy", "gratulacje", "aktywny", "aktywna", "aktywowany",
        "aktywowana", "zainstalowany", "zainstalowana", "gotowe", "děkujeme", "gratulujeme",
        "aktivní",
        "aktivována", "aktivován", "nainstalován", "nainstalována", "hotovo", "köszönjük",
        "gratulálunk", "sikerült", "sikeres", "sikeresen", "mulțumim", "felicitări", "activat",
        "activată", "instalat", "ευχαριστούμε", "συγχαρητήρια", "ενεργό", "teşekkürler",
        "tebrikler",
        "başarılı", "başarıyla", "etkinleştirildi", "yüklendi", "hazır", "спасибо", "поздравляем",
        "успешно", "активен", "активирован", "активна", "установлен", "готово", "дякуємо",
        "вітаємо",
        "успішно", "активний", "активовано", "встановлено", "благодарим", "شكرا", "نجاح", "תודה",
    ]
    private static let bad: Set<String> = [
        "sorry", "error", "errors", "wrong", "unable", "problem", "problems", "oops",
        "unfortunately",
        "unsuccessful", "declined", "rejected",
        "leider", "fehler", "entschuldigung", "désolé", "désolée", "désolés", "erreur", "échec",
        "échoué", "siento", "sentimos", "lamentablemente", "falló", "fallo", "erro", "desculpe",
        "infelizmente", "falha", "falhou", "errore", "spiacenti", "purtroppo", "fallito", "fallita",
        "helaas", "fout", "mislukt", "tyvärr", "fel", "desværre", "dessverre", "fejl", "feil",
        "mislykkedes",
        "valitettavasti", "virhe", "epäonnistui", "błąd", "błędu", "przepraszamy", "niestety",
        "bohužel",
        "chyba", "selhalo", "sajnos", "hiba", "sajnáljuk", "eroare", "păcate", "δυστυχώς", "σφάλμα",
        "hata", "üzgünüz", "maalesef", "başarısız", "ошибка", "ошибке", "извините", "сожалению",
        "помилка",
        "вибачте", "грешка", "خطأ", "عذرا", "שגיאה", "מצטערים",
    ]
    private static let badBeginnings = ["fail", "fehlgeschlagen"]
    /// Words that no one negates.
    private static let regrets: Set<String> = [
        "sorry", "oops", "unfortunately", "unable", "leider", "entschuldigung", "désolé", "désolée",
        "désolés", "siento", "sentimos", "lamentablemente", "desculpe", "infelizmente", "spiacenti",
        "purtroppo", "helaas", "tyvärr", "desværre", "dessverre", "valitettavasti", "przepraszamy",
        "niestety", "bohužel", "sajnos", "sajnáljuk", "δυστυχώς", "üzgünüz", "maalesef", "извините",
        "сожалению", "вибачте", "عذرا", "מצטערים",
    ]
    private static let negations: Set<String> = [
        "no", "not", "never", "without", "cannot", "couldn", "wasn", "isn", "hasn", "didn", "don",
        "nicht", "kein", "keine", "ohne", "non", "pas", "sans", "sin", "não", "sem", "senza",
        "niet",
        "geen", "inte", "utan", "ikke", "ei", "nie", "bez", "ne", "není", "nem", "nu", "fără",
        "δεν",
        "değil", "не", "нет", "без", "ні", "لا", "لم", "לא",
    ]
    // These are written without blanks.
    private static let goodParts = [
        "ありがとう", "完了しました", "成功しました", "谢谢", "感谢", "成功", "已激活", "已安装", "謝謝", "已啟用", "감사합니다", "성공",
        "완료되었",
        "설치되었",
    ]
    private static let badParts = [
        "エラー", "失敗", "申し訳", "错误", "失败", "抱歉", "錯誤", "오류", "실패", "죄송",
    ]
    private static let negatingParts = [
        "ません", "ない", "不", "未", "没", "沒", "無", "않", "못", "없",
    ]
}
