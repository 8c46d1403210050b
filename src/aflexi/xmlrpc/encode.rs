//! Writes calls.
//!
//! Everything but ASCII goes out as a numeric reference, so no server can mistake the encoding.

use std::fmt::Write;

use super::{Struct, Value};

/// A value that cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(in crate::aflexi) enum EncodeError {
    #[error("a text to be sent contains a control character, which XML cannot carry")]
    Character,
    #[error("a number to be sent is not finite")]
    Number,
}

/// Writes a call with its positional parameters.
pub(in crate::aflexi) fn encode_call(
    method: &str,
    params: &[Value],
) -> Result<String, EncodeError> {
    let mut out = String::with_capacity(1024);
    out.push_str("<?xml version=\"1.0\"?><methodCall><methodName>");
    text(&mut out, method)?;
    out.push_str("</methodName><params>");
    for param in params {
        out.push_str("<param>");
        value(&mut out, param)?;
        out.push_str("</param>");
    }
    out.push_str("</params></methodCall>");
    Ok(out)
}

/// Writes a value with its `value` element.
pub(super) fn value(out: &mut String, value: &Value) -> Result<(), EncodeError> {
    out.push_str("<value>");
    match value {
        Value::Int(number) if i32::try_from(*number).is_ok() => {
            typed(out, "int", &number.to_string())
        }
        Value::Int(number) => typed(out, "i8", &number.to_string()),
        Value::Bool(flag) => typed(out, "boolean", if *flag { "1" } else { "0" }),
        Value::String(content) => typed(out, "string", content),
        // Display never uses an exponent, which the specification does not know either.
        Value::Double(number) if number.is_finite() => typed(out, "double", &number.to_string()),
        Value::Double(_) => Err(EncodeError::Number),
        Value::DateTime(content) => typed(out, "dateTime.iso8601", content),
        Value::Base64(content) => typed(out, "base64", content),
        Value::Nil => {
            out.push_str("<nil/>");
            Ok(())
        }
        Value::Array(items) => array(out, items),
        Value::Struct(members) => structure(out, members),
    }?;
    out.push_str("</value>");
    Ok(())
}

fn typed(out: &mut String, element: &str, content: &str) -> Result<(), EncodeError> {
    out.push('<');
    out.push_str(element);
    out.push('>');
    text(out, content)?;
    out.push_str("</");
    out.push_str(element);
    out.push('>');
    Ok(())
}

fn array(out: &mut String, items: &[Value]) -> Result<(), EncodeError> {
    out.push_str("<array><data>");
    for item in items {
        value(out, item)?;
    }
    out.push_str("</data></array>");
    Ok(())
}

fn structure(out: &mut String, members: &Struct) -> Result<(), EncodeError> {
    out.push_str("<struct>");
    for (name, member) in members.iter() {
        out.push_str("<member><name>");
        text(out, name)?;
        out.push_str("</name>");
        value(out, member)?;
        out.push_str("</member>");
    }
    out.push_str("</struct>");
    Ok(())
}

fn text(out: &mut String, content: &str) -> Result<(), EncodeError> {
    for character in content.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | ' '..='~' => out.push(character),
            // A bare carriage return would be read back as a line feed.
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => return Err(EncodeError::Character),
            _ => {
                let _infallible = write!(out, "&#{};", u32::from(character));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written<'a>(what: impl Into<Value<'a>>) -> Result<String, EncodeError> {
        let mut out = String::new();
        value(&mut out, &what.into()).map(|()| out)
    }

    #[test]
    fn a_call_is_written_as_the_original_clients_wrote_it() {
        let filter = Struct::new().with("self", true);
        let call = encode_call("user.get", &["ops@host.example".into(), filter.into()]).unwrap();
        assert_eq!(
            call,
            "<?xml version=\"1.0\"?><methodCall><methodName>user.get</methodName><params>\
             <param><value><string>ops@host.example</string></value></param>\
             <param><value><struct><member><name>self</name><value><boolean>1</boolean></value>\
             </member></struct></value></param></params></methodCall>"
        );
    }

    #[test]
    fn text_is_escaped_and_ascii_only() {
        assert_eq!(
            written("<Ä&\"\r\n'>").unwrap(),
            "<value><string>&lt;&#196;&amp;&quot;&#13;\n'&gt;</string></value>"
        );
    }

    #[test]
    fn characters_xml_cannot_carry_are_refused() {
        for text in [
            "\0",
            "a\u{1}b",
            "\u{1b}[0m",
            "\u{1f}",
            "\u{fffe}",
            "\u{ffff}",
        ] {
            assert_eq!(written(text), Err(EncodeError::Character), "{text:?}");
            let named = Struct::new().with(text, 1);
            assert_eq!(written(named), Err(EncodeError::Character), "{text:?}");
        }
    }

    #[test]
    fn only_small_numbers_are_an_int() {
        assert_eq!(written(-1).unwrap(), "<value><int>-1</int></value>");
        assert_eq!(
            written(1 << 31).unwrap(),
            "<value><i8>2147483648</i8></value>"
        );
        assert_eq!(written(Value::Double(f64::NAN)), Err(EncodeError::Number));
    }
}
