//! The raw query of an address: names and values, in order, with repeats.

/// A query taken apart and decoded; nothing is judged yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Address {
    pairs: Vec<(String, String)>,
}

impl Address {
    /// Takes a query apart, with or without its `?`; a fragment is left alone. Any string will do.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let query = query.split('#').next().unwrap_or_default();
        let query = query.strip_prefix('?').unwrap_or(query);
        let pairs = query.split('&').map(|pair| {
            // A link copied out of a page's source has `&amp;` for `&`.
            let pair = pair.strip_prefix("amp;").unwrap_or(pair);
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        });
        Self { pairs: pairs.filter(|(name, value)| !name.is_empty() || !value.is_empty()).collect() }
    }

    /// Names and values, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of a name that is not empty.
    #[must_use]
    pub fn first(&self, name: &str) -> Option<&str> {
        self.pairs().find(|(own, value)| *own == name && !value.is_empty()).map(|(_, value)| value)
    }

    /// The id of the negotiation that the address asks for.
    #[must_use]
    pub fn negotiation(&self) -> Option<&str> {
        self.first("n")
    }
}

/// Adds `name=value` to a query, encoded.
pub(crate) fn push_pair(query: &mut String, name: &str, value: &str) {
    query.push(if query.is_empty() { '?' } else { '&' });
    query.push_str(name);
    query.push('=');
    // Ids need no code, and a graph has one in every link.
    if value.bytes().all(is_plain) {
        query.push_str(value);
        return;
    }
    for byte in value.bytes() {
        match byte {
            plain if is_plain(plain) => query.push(char::from(plain)),
            b' ' => query.push('+'),
            _ => {
                query.push('%');
                for half in [byte >> 4, byte & 15] {
                    query.push(char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase());
                }
            }
        }
    }
}

/// Whether a byte stands for itself in a query.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b':' | b',')
}

/// Decodes `%41` and `+`. A `%` that starts no such code stands for itself; what is no UTF-8 becomes U+FFFD.
fn decode(text: &str) -> String {
    let hex = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)).map(|(high, low)| high * 16 + low),
            _ => None,
        };
        bytes.push(match (code, first) {
            (Some(code), _) => code,
            (None, b'+') => b' ',
            (None, byte) => *byte,
        });
        rest = if code.is_some() { tail.get(2..).unwrap_or_default() } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(query: &str) -> Vec<(String, String)> {
        Address::parse(query).pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn order_and_repeats_are_kept() {
        let expected = [pair("kind", "offer"), pair("party", "a"), pair("kind", "demand"), pair("q", "")];
        assert_eq!(pairs("?kind=offer&party=a&&kind=demand&q#fragment=1"), expected);
        assert_eq!(pairs("n=x&amp;view=table"), [pair("n", "x"), pair("view", "table")]);
        assert_eq!(pairs("?"), []);
    }

    #[test]
    fn codes_are_decoded_and_broken_ones_stand() {
        assert_eq!(pairs("q=a+b%20c%2B%C3%BC"), [pair("q", "a b c+ü")]);
        assert_eq!(
            pairs("q=100%&r=%zz%4&s=%ff"),
            [pair("q", "100%"), pair("r", "%zz%4"), pair("s", "\u{fffd}")]
        );
        assert_eq!(pairs("q=a=b"), [pair("q", "a=b")]);
    }

    #[test]
    fn what_is_encoded_is_decoded_to_itself() {
        for value in ["", "a b+c&d=e#f%g?h", "Türkiye", "مذاکرات", "\u{0}\n\"<>'"] {
            let mut query = String::new();
            push_pair(&mut query, "q", value);
            assert_eq!(pairs(&query), [pair("q", value)]);
            assert!(query.is_ascii() && !query.contains(['"', '<', '>', '\'', ' ', '#']), "{query}");
        }
    }
}
