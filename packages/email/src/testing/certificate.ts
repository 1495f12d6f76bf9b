/** For servers of tests on loopback: made for localhost and 127.0.0.1, signed by itself, trusted by nobody. */
export const testCertificate = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUUeeXor+WbcX7gmoEkU7PATCLkKEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIwNDcwOVoYDzIxMjYxMDI5
MjA0NzA5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQXCJqzqjJDmK9I/xmnqXNHbK5ylpT5V9XZfvxwjYyzSDfNTnB0VHU1
cEskwwXx0jsO6rlCwV/2NkOur2okHl23o28wbTAdBgNVHQ4EFgQU2suaJ3aAKw+6
+0lQGcjzqNWQ6UowHwYDVR0jBBgwFoAU2suaJ3aAKw+6+0lQGcjzqNWQ6UowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgUub1b7rruSavi1ADX2vrm5K7sbTpkRW1L+FOElRwfNQCIFlI
GELXpNwQb+qyH59fiy3nb8j2yg/y8nsZaaOWux+u
-----END CERTIFICATE-----
`;

/** Its key, which protects nothing. */
export const testKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgX/0u4Y/8jCWBD6b0
B4ciSCuuGlc3BoOeyLS4HCHGjjihRANCAAQXCJqzqjJDmK9I/xmnqXNHbK5ylpT5
V9XZfvxwjYyzSDfNTnB0VHU1cEskwwXx0jsO6rlCwV/2NkOur2okHl23
-----END PRIVATE KEY-----
`;
