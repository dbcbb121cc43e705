//! Addresses: only such as are safe to link to, in one normal form.
//!
//! Why our own: the `url` crate brings the tables of international names, a large part of all that a reader downloads.
//! This reader is stricter than a browser, and what it accepts a browser takes for the same address; a host beyond
//! ASCII is shown as punycode, so that a look-alike is seen for what it is.

use std::fmt::Write as _;

/// The normal form of `address`, else why it is not linked to.
///
/// # Errors
/// A phrase that says what is wrong and what to do.
pub fn normal_address(address: &str) -> Result<String, &'static str> {
    const OTHER_SCHEME: &str = "only https and http are; write such an address, or remove it";
    if address.chars().any(|letter| letter.is_control() || letter == '\\') {
        return Err("remove the control character or backslash");
    }
    let whole = address.split_once("://");
    let (scheme, rest) =
        whole.ok_or(if address.contains(':') { OTHER_SCHEME } else { "begin it with https://" })?;
    let scheme = scheme.to_ascii_lowercase();
    let usual_port = match scheme.as_str() {
        "https" => 443,
        "http" => 80,
        _ => return Err(OTHER_SCHEME),
    };
    let cut = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(cut);
    if authority.contains('@') {
        return Err("it has a user name before “@”, which may pose as a host; remove it");
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    let mut normal = format!("{scheme}://{}", normal_host(host)?);
    if !port.is_empty() {
        let sound = port.bytes().all(|byte| byte.is_ascii_digit());
        match port.parse::<u16>() {
            Ok(port) if sound && port != usual_port => {
                let _ = write!(normal, ":{port}");
            }
            Ok(_) if sound => {}
            _ => return Err("its port is no number up to 65535"),
        }
    }
    push_tail(&mut normal, tail);
    Ok(normal)
}

fn normal_host(host: &str) -> Result<String, &'static str> {
    const WRONG: &str = "its host is no name such as example.org";
    let whole = host.strip_suffix('.').unwrap_or(host);
    let mut labels = Vec::new();
    for label in whole.split('.') {
        let label: String = label.chars().flat_map(char::to_lowercase).collect();
        let sound = |letter: char| {
            if letter.is_ascii() {
                letter.is_ascii_alphanumeric() || "-_".contains(letter)
            } else {
                is_in_name(letter)
            }
        };
        if label.is_empty() || !label.chars().all(sound) || label.starts_with('-') || label.ends_with('-') {
            return Err(WRONG);
        }
        let label = if label.is_ascii() { label } else { format!("xn--{}", punycode(&label).ok_or(WRONG)?) };
        if label.len() > 63 {
            return Err(WRONG);
        }
        labels.push(label);
    }
    // Browsers take a last label that begins as a number for an address in one of its many spellings.
    let last_is_number = labels.last().is_some_and(|last| {
        last.bytes().all(|byte| byte.is_ascii_digit()) || last.strip_prefix("0x").is_some()
    });
    if last_is_number && whole.parse::<core::net::Ipv4Addr>().is_err() {
        return Err("its host is a number; write the name");
    }
    let name = labels.join(".");
    if name.len() > 253 { Err(WRONG) } else { Ok(name) }
}

/// Letters beyond ASCII that names may hold: none that are blank, hidden, or that browsers turn into ASCII.
fn is_in_name(letter: char) -> bool {
    let folds_to_ascii = matches!(letter, '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{1d400}'..='\u{1d7ff}' | '\u{1f100}'..='\u{1f1ff}' | '\u{e000}'..='\u{f8ff}');
    !folds_to_ascii
        && !letter.is_whitespace()
        && !crate::document::clean::is_hidden(letter)
        && letter != '\u{ad}'
}

/// Path, query and fragment: dot segments resolved, and everything escaped that would end an attribute or a word.
fn push_tail(normal: &mut String, tail: &str) {
    let cut = tail.find(['?', '#']).unwrap_or(tail.len());
    let (path, rest) = tail.split_at(cut);
    let mut segments: Vec<&str> = Vec::new();
    let mut parts = path.strip_prefix('/').unwrap_or(path).split('/').peekable();
    while let Some(part) = parts.next() {
        let last = parts.peek().is_none();
        match part.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." if last => segments.push(""),
            "." => {}
            ".." => {
                segments.pop();
                if last {
                    segments.push("");
                }
            }
            _ => segments.push(part),
        }
    }
    for segment in &segments {
        normal.push('/');
        push_escaped(normal, segment);
    }
    if segments.is_empty() {
        normal.push('/');
    }
    push_escaped(normal, rest);
}

fn push_escaped(normal: &mut String, text: &str) {
    for letter in text.chars() {
        if letter.is_ascii() && !" \"<>`{}^|'".contains(letter) {
            normal.push(letter);
        } else {
            for byte in letter.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(normal, "%{byte:02X}");
            }
        }
    }
}

/// A label as RFC 3492 writes it, without its `xn--`; `None` for one that is far too long.
fn punycode(label: &str) -> Option<String> {
    let letters: Vec<u32> = label.chars().map(u32::from).collect();
    if letters.len() > 63 {
        return None;
    }
    let mut output: String = label.chars().filter(char::is_ascii).collect();
    let basic = output.len() as u32;
    let mut handled = basic;
    if basic > 0 {
        output.push('-');
    }
    let (mut code, mut delta, mut bias) = (128, 0_u32, 72);
    while (handled as usize) < letters.len() {
        let next = letters.iter().copied().filter(|letter| *letter >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(handled + 1)?)?;
        code = next;
        for &letter in &letters {
            if letter < code {
                delta += 1;
            } else if letter == code {
                let mut rest = delta;
                let mut base = 36_i64;
                loop {
                    let threshold = (base - i64::from(bias)).clamp(1, 26) as u32;
                    if rest < threshold {
                        break;
                    }
                    output.push(digit(threshold + (rest - threshold) % (36 - threshold)));
                    rest = (rest - threshold) / (36 - threshold);
                    base += 36;
                }
                output.push(digit(rest));
                bias = adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        code += 1;
    }
    Some(output)
}

fn digit(value: u32) -> char {
    char::from(if value < 26 { b'a' + value as u8 } else { b'0' + (value - 26) as u8 })
}

fn adapt(delta: u32, handled: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / handled;
    let mut bias = 0;
    while delta > 455 {
        delta /= 35;
        bias += 36;
    }
    bias + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::normal_address;

    #[test]
    fn only_http_and_https_are_linked_to() {
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt://%0aalert(1)",
            "\tjava\nscript:alert(1)",
            "data:text/html,x",
            "blob:https://a.example/x",
            "file:///etc/passwd",
            "view-source:https://a.example",
            "//a.example/x",
            "a.example",
            " https://a.example",
            "https:/a.example",
            "https:\\\\a.example",
            "https://",
            "https:///x",
        ] {
            assert!(normal_address(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_host_cannot_pose_as_another() {
        for bad in [
            "https://a@b.example/",
            "https://a:b@b.example/",
            "https://a.example:99999/",
            "https://a.example:x/",
            "https://a..example/",
            "https://a b.example/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://a.example\u{ff0f}b.example/",
            "https://a.example\u{202e}/",
        ] {
            assert!(normal_address(bad).is_err(), "{bad}");
        }
        // The first letter is Cyrillic.
        assert_eq!(normal_address("https://аpple.com").as_deref(), Ok("https://xn--pple-43d.com/"));
        assert_eq!(normal_address("https://Bücher.example").as_deref(), Ok("https://xn--bcher-kva.example/"));
        assert_eq!(normal_address("https://中国.cn").as_deref(), Ok("https://xn--fiqs8s.cn/"));
    }

    #[test]
    fn the_rest_has_one_form() {
        for (written, normal) in [
            ("HTTPS://Example.ORG", "https://example.org/"),
            ("https://example.org:443/a", "https://example.org/a"),
            ("http://example.org:8080?q=1#f", "http://example.org:8080/?q=1#f"),
            ("https://example.org/a/./b/../c/", "https://example.org/a/c/"),
            ("https://example.org/../..", "https://example.org/"),
            ("https://example.org/a b\"<>", "https://example.org/a%20b%22%3C%3E"),
            ("https://example.org/ترکیه?x=ü", "https://example.org/%D8%AA%D8%B1%DA%A9%DB%8C%D9%87?x=%C3%BC"),
            ("https://example.org/a%20b/%C3%BC", "https://example.org/a%20b/%C3%BC"),
            (
                "https://web.archive.org/web/2025/https://a.example/",
                "https://web.archive.org/web/2025/https://a.example/",
            ),
            ("https://192.0.2.1/x", "https://192.0.2.1/x"),
        ] {
            assert_eq!(normal_address(written).as_deref(), Ok(normal), "{written}");
            assert_eq!(normal_address(normal).as_deref(), Ok(normal), "{normal}");
        }
    }
}
