//! Dates as readers write them.

use crate::markup::Element;
use crate::text::{Date, Day, Messages, SolarDay};

/// The date in words of the precision that is known: “26 October 2025”, “October 2025”, “2025”.
#[must_use]
pub fn date_words(messages: &Messages, date: Date) -> String {
    let year = messages.digits(&date.year().to_string());
    let Some(month) = date.month() else { return messages.say("date.year", &[("year", &year)]) };
    let month = messages.get(&format!("month.{month:02}"));
    match date.day() {
        None => messages.say("date.month", &[("month", &month), ("year", &year)]),
        Some(day) => {
            let day = messages.digits(&day.to_string());
            messages.say("date.day", &[("day", &day), ("month", &month), ("year", &year)])
        }
    }
}

/// The same with the time of day, where there is one.
#[must_use]
pub fn moment_words(messages: &Messages, date: Date) -> String {
    let day = date_words(messages, date);
    let Some((hour, minute, offset)) = date.time() else { return day };
    let sign = if offset < 0 { '−' } else { '+' };
    let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
    let zone = if minutes == 0 { format!("{sign}{hours}") } else { format!("{sign}{hours}:{minutes:02}") };
    let (time, zone) = (messages.digits(&format!("{hour:02}:{minute:02}")), messages.digits(&zone));
    messages.say("date.moment", &[("day", &day), ("time", &time), ("zone", &zone)])
}

/// The days from one to another in words, as short as they can be said: “18–19 October 2025”.
#[must_use]
pub fn span_words(messages: &Messages, start: Date, end: Option<Date>) -> String {
    let Some(end) = end.filter(|end| *end != start) else { return date_words(messages, start) };
    let same_month = start.year() == end.year() && start.month() == end.month();
    match (same_month, start.day(), end.day(), end.month()) {
        (true, Some(first), Some(last), Some(month)) => {
            let digits = |number: u16| messages.digits(&number.to_string());
            let (first, last) = (digits(first.into()), digits(last.into()));
            let (month, year) = (messages.get(&format!("month.{month:02}")), digits(end.year()));
            let values = [("first", &*first), ("last", &last), ("month", &month), ("year", &year)];
            messages.say("date.span-days", &values)
        }
        _ => {
            let (start, end) = (date_words(messages, start), date_words(messages, end));
            messages.say("date.span", &[("start", &start), ("end", &end)])
        }
    }
}

/// The date in words as an element that machines read too.
#[must_use]
pub fn date_element(messages: &Messages, date: Date) -> Element {
    let time = Element::new("time").with("datetime", date.to_string()).text(moment_words(messages, date));
    time.children(solar(messages, date))
}

/// The same day in brackets by the Solar Hijri calendar, where the language has words for it.
#[must_use]
pub fn solar(messages: &Messages, date: Date) -> Option<Element> {
    date.day().filter(|_| messages.has_solar_dates())?;
    let day = SolarDay::of(date.first_day())?;
    let month = messages.get(&format!("solar.{:02}", day.month));
    let (day, year) = (messages.digits(&day.day.to_string()), messages.digits(&day.year.to_string()));
    let mut words = String::from(" (");
    words.push_str(&messages.say("solar.day", &[("day", &day), ("month", &month), ("year", &year)]));
    words.push(')');
    Some(Element::new("span").class("solar").text(words))
}

/// The name of the day's weekday.
#[must_use]
pub fn weekday_words(messages: &Messages, day: Day) -> String {
    messages.get(&format!("weekday.{}", day.weekday() + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn date(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn a_date_says_what_is_known_and_no_more() {
        let messages = Messages::english();
        for (text, words) in [
            ("2025", "2025"),
            ("2025-10", "October 2025"),
            ("2025-10-06", "6 October 2025"),
            ("2025-10-30T22:39+03:00", "30 October 2025, 22:39 (UTC+3)"),
            ("2025-10-30T22:39-04:30", "30 October 2025, 22:39 (UTC−4:30)"),
        ] {
            assert_eq!(moment_words(&messages, date(text)), words);
        }
    }

    #[test]
    fn a_span_names_its_month_once() {
        let messages = Messages::english();
        let span = |start, end| span_words(&messages, date(start), Some(date(end)));
        assert_eq!(span("2025-10-18", "2025-10-19"), "18–19 October 2025");
        assert_eq!(span("2025-10-31", "2025-11-02"), "31 October 2025 – 2 November 2025");
        assert_eq!(span("2025-10-18", "2025-10-18"), "18 October 2025");
    }

    #[test]
    fn those_who_count_by_the_sun_read_the_day_twice() {
        let read = |tag, text| {
            let messages = Messages::shipped(&Language::parse(tag).expect("a tag"));
            date_element(&messages, date(text)).text_content()
        };
        assert_eq!(read("fa-AF", "2025-10-26"), "۲۶ اکتوبر ۲۰۲۵ (۴ عقرب ۱۴۰۴)");
        assert_eq!(read("ps", "2025-03-21T08:00Z"), "۲۰۲۵ مارچ ۲۱، ۰۸:۰۰ (UTC+۰) (۱۴۰۴ وری ۱)");
        // A month of one calendar lies in two of the other.
        assert_eq!(read("fa-AF", "2025-10"), "اکتوبر ۲۰۲۵");
        for tag in ["en", "ar", "tr", "ur"] {
            assert!(!read(tag, "2025-10-26").contains('('), "{tag}");
        }
    }

    #[test]
    fn the_weekday_is_that_of_the_day() {
        let day = date("2025-10-26").first_day();
        assert_eq!(weekday_words(&Messages::english(), day), "Sunday");
    }
}
