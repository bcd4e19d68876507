//! `mingbai snapshot` and certificates: verified unless the webmaster says otherwise, and loudly then.

#![expect(clippy::unwrap_used, reason = "a test stops where its own tools fail")]

mod common;

use common::{Folder, Server, http, ok, source};
use rcgen::{CertificateParams, CertifiedKey, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;

/// A server with a certificate of its own for `localhost`; its port, and the certificate as PEM.
fn server(answer: Vec<u8>, expired: bool) -> (u16, String) {
    let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    if expired {
        params.not_before = rcgen::date_time_ymd(2020, 1, 1);
        params.not_after = rcgen::date_time_ymd(2021, 1, 1);
    }
    let signing_key = KeyPair::generate().unwrap();
    let cert = params.self_signed(&signing_key).unwrap();
    let CertifiedKey { cert, signing_key } = CertifiedKey { cert, signing_key };
    let key = PrivateKeyDer::Pkcs8(signing_key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![cert.der().clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for mut tcp in listener.incoming().map_while(Result::ok) {
            let mut connection = ServerConnection::new(config.clone()).unwrap();
            let mut stream = Stream::new(&mut connection, &mut tcp);
            if stream.read(&mut [0; 4096]).is_ok() {
                let _ = stream.write_all(&answer);
                connection.send_close_notify();
                let _ = connection.write_tls(&mut tcp);
            }
        }
    });
    (port, cert.pem())
}

#[test]
fn certificates_are_verified() {
    let folder = Folder::new("tls");
    let (port, pem) = server(ok("[{\"n\":1}]"), false);
    let (expired, expired_pem) = server(ok("[{\"n\":1}]"), true);
    std::fs::write(folder.0.join("ca.pem"), pem).unwrap();
    std::fs::write(folder.0.join("expired.pem"), expired_pem).unwrap();
    let check = |host: String, more: &str, code: i32, said: &str| {
        folder.config(&source("a", &format!("https://{host}/"), more));
        let _ = std::fs::remove_file(folder.path("a.json"));
        let ended = folder.run(&[]);
        assert_eq!(ended.code, Some(code), "{ended:?}");
        assert!(ended.err.contains(said), "{ended:?}");
        ended.err
    };
    let own = format!("localhost:{port}");
    check(
        own.clone(),
        "",
        3,
        "tls，证书或加密有问题：证书不是由可信的机构签发的",
    );
    assert_eq!(check(own.clone(), "ca = \"ca.pem\"", 0, ""), "");
    let other = format!("127.0.0.1:{port}");
    check(other, "ca = \"ca.pem\"", 3, "证书不是发给这个域名的");
    let old = format!("localhost:{expired}");
    check(old.clone(), "ca = \"expired.pem\"", 3, "证书已经过期");
    let said = "警告：数据源“a”写了 insecure = true，不验证对方的证书";
    check(old, "insecure = true", 0, said);
    assert!(folder.read("status.html").contains("没有验证对方的证书"));
    check(own, "ca = \"c.toml\"", 2, "没有读到 PEM 格式的证书");
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = format!("localhost:{}", plain.local_addr().unwrap().port());
    std::thread::spawn(move || {
        for mut tcp in plain.incoming().map_while(Result::ok) {
            let _ = tcp.read(&mut [0; 4096]);
            let _ = tcp.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n");
        }
    });
    check(port, "", 3, "对方在这个端口上说的不是 https");
}

#[test]
fn nothing_leads_from_encrypted_to_plain() {
    let folder = Folder::new("tls-plain");
    let plain = Server::always(ok("[{\"n\":1}]"));
    let location = format!("Location: http://localhost:{}/\r\n", plain.port);
    let (port, pem) = server(http("302 Found", &location, ""), false);
    std::fs::write(folder.0.join("ca.pem"), pem).unwrap();
    folder.config(&source(
        "a",
        &format!("https://localhost:{port}/"),
        "ca = \"ca.pem\"",
    ));
    assert_eq!(folder.run(&[]).code, Some(3));
    assert_eq!(folder.status("a", "code"), "origin");
    assert!(plain.seen().is_empty());
}
