# The tables of the profile catalogue become constants: profiles/catalogue.tsv is profile_text::kCatalogue.
guardian_embed_text(guardian_domain domain/profiles/profile_text.h guardian::domain::profile_text
                    ${CMAKE_SOURCE_DIR}/src/domain/profiles ${CMAKE_SOURCE_DIR}/src/domain/profiles/catalogue.tsv
                    ${CMAKE_SOURCE_DIR}/src/domain/profiles/categories.tsv)
