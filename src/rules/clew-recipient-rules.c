/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/clew-recipient-rules.h"

#include "base/clew-fold.h"

/* Parts of a name that make it a class of recipients instead of one of them. */
static const char *const class_phrases[] = {
  "other agencies", "other agency", "other participating", "other partners", "other partner",
  "other providers", "other organizations", "other members", "other parties", "other entities",
  "any agency", "any agencies", "any other", "any provider", "any and all", "any organization",
  "all agencies", "all partners", "all providers", "all members", "all other", "all others",
  "as needed", "as necessary", "where necessary", "if necessary", "including but not limited",
  "lead partners", "partner agencies", "participating agencies", "otras agencias",
  "otra agencia", "otros proveedores", "otras organizaciones", "otros socios", "otras partes",
  "cualquier agencia", "cualquier otra", "cualquier otro", "cualquier proveedor",
  "todas las agencias", "todos los proveedores", "todos los socios", "todos los demas",
  "todas las demas", "segun sea necesario", "si es necesario", "cuando sea necesario",
  "agencias participantes", "agencias asociadas", NULL
};

/* The same, at a name's end. */
static const char *const class_endings[] = {
  "and others", "et al", "etc", "entre otros", "entre otras", "y otros", "y otras", NULL
};

/* In running text less is meant so: a form may well say what other agencies do. */
static const char *const open_phrases[] = {
  "and other agencies", "other participating agencies", "and other partners",
  "and other providers", "and other organizations", "other agencies as", "any agency",
  "any other agency", "any and all", "all partner agencies", "all participating agencies",
  "all lead partners", "including but not limited", "as needed", "as necessary",
  "where necessary", "y otras agencias", "otras agencias participantes", "y otros socios",
  "y otros proveedores", "y otras organizaciones", "cualquier agencia", "cualquier otra agencia",
  "todas las agencias participantes", "todas las agencias asociadas", "entre otras agencias",
  "segun sea necesario", "cuando sea necesario", NULL
};

/* Names that are a class by themselves. */
static const char *const class_names[] = {
  "agencies", "agency", "others", "other", "everyone", "anyone", "anybody", "everybody",
  "partners", "providers", "police", "law enforcement", "prosecutors", "prosecutor", "court",
  "courts", "the court", "the courts", "treatment", "treatment providers", "service providers",
  "housing providers", "health care providers", "community partners", "shelters", "hospitals",
  "businesses", "my treating providers", "treating providers", "case managers", "etc",
  "various", "agencias", "agencia", "otros", "otras", "todos", "cualquiera", "socios",
  "proveedores", "policia", "la policia", "fiscalia", "la fiscalia", "corte", "la corte",
  "tribunales", "los tribunales", "proveedores de servicios", "proveedores de tratamiento",
  "albergues", "hospitales", NULL
};

static gboolean
ends_with (const char *folded, const char *phrase)
{
  g_autofree char *whole = g_strconcat (" ", phrase, " ", NULL);

  return g_str_has_suffix (folded, whole);
}

/**
 * clew_recipient_is_class:
 * @name: what stands where an agency's name belongs
 *
 * Whether it names a group instead of one agency: a release of information
 * names each recipient (42 CFR 2.31(a)(4); a class is for other forms). Case,
 * accents and marks don't matter; whole words are compared, so that "Mothers and
 * Others Clinic" is a name.
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether it is a class of recipients
 */
gboolean
clew_recipient_is_class (const char *name)
{
  g_autofree char *bare = clew_fold (name);
  g_autofree char *folded = g_strconcat (" ", bare, " ", NULL);

  if (clew_folded_has_phrase (bare, class_phrases))
    return TRUE;
  for (guint i = 0; class_endings[i] != NULL; i++)
    if (ends_with (folded, class_endings[i]))
      return TRUE;
  return g_strv_contains (class_names, bare);
}

/**
 * clew_recipient_folded_has_class:
 * @folded: a text of a form, as clew_fold() makes it
 *
 * Whether it opens the form to recipients that it does not name, like "and other
 * agencies" (42 CFR 2.31(a)(4)).
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether it does
 */
gboolean
clew_recipient_folded_has_class (const char *folded)
{
  return clew_folded_has_phrase (folded, open_phrases);
}

/**
 * clew_recipient_is_same:
 * @one: an agency's name
 * @other: another's
 *
 * Whether a person who reads both could take them for one: but for case,
 * accents and marks they are the same.
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether they are the same name
 */
gboolean
clew_recipient_is_same (const char *one, const char *other)
{
  g_autofree char *folded = clew_fold (one);
  g_autofree char *other_folded = clew_fold (other);

  return g_str_equal (folded, other_folded);
}

/* Kinds of agencies that decide about somebody, or speak for or against them. */
static const char *const deciding_kinds[] = { "court", "prosecutor", "city_attorney",
                                              "police", "sheriff", "public_defender",
                                              "corrections", NULL };

/**
 * clew_recipient_kind_hears_cases:
 * @kind: (nullable): an id of clew_agency_kinds
 *
 * Whether a status letter about somebody's case is written to such an agency: a
 * court, or who prosecutes there, for the county or for the city.
 *
 * Pure. May be called from any thread.
 */
gboolean
clew_recipient_kind_hears_cases (const char *kind)
{
  static const char *const kinds[] = { "court", "prosecutor", "city_attorney", NULL };

  return kind != NULL && g_strv_contains (kinds, kind);
}

/**
 * clew_recipient_kind_can_become:
 * @kind: (nullable): an id of clew_agency_kinds
 * @next: (nullable): another
 *
 * Whether an agency that forms name can be of another kind and still be the one
 * whom people named. What a court may be told rests on other paper than what a
 * shelter may (42 CFR 2.31(d)), and who lets a shelter hear has not let a police
 * department hear (2.31(a)(4)).
 *
 * Pure. May be called from any thread.
 *
 * Returns: whether it can
 */
gboolean
clew_recipient_kind_can_become (const char *kind, const char *next)
{
  return g_strcmp0 (kind, next) == 0 ||
         ((kind == NULL || !g_strv_contains (deciding_kinds, kind)) &&
          (next == NULL || !g_strv_contains (deciding_kinds, next)));
}
