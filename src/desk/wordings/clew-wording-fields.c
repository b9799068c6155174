/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desk/wordings/clew-wording-fields.h"

#include "desk/wordings/clew-wording-field.h"
#include "records/clew-wording-check.h"

#include <glib/gi18n.h>

/* More than these are not read at the top; each field says it as well. */
#define MOST_ELEMENTS 3

typedef struct
{
  GtkBox             *column;
  const ClewFormName *form;
  GPtrArray          *fields;
} Adding;

static void
add_part (Adding *adding, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (adding->column, label);
}

static void
add_field (Adding *adding, const char *key, const char *part, const char *places)
{
  g_autofree char  *label = clew_wording_dup_label (key, adding->form->flag);
  ClewWordingField *field = clew_wording_field_new (key, label, part, places);

  gtk_box_append (adding->column, GTK_WIDGET (field));
  g_ptr_array_add (adding->fields, field);
}

/* Of a list that may go on, the next place and no more. */
static gboolean
is_wanted (Adding *adding, ClewWording *wording, const ClewWordingText *text)
{
  if ((text->forms & adding->form->flag) == 0)
    return FALSE;
  return text->need != CLEW_TEXT_MORE || clew_wording_get_text (wording, text->key) != NULL ||
         clew_wording_get_text (wording, text[-1].key) != NULL;
}

static void
add_kinds (Adding *adding, ClewWording *wording)
{
  const char *part = _ ("Words for each kind of information");

  add_part (adding, part);
  for (const char *const *id = clew_wording_get_categories (wording); *id != NULL; id++)
    for (const ClewWordingKindText *text = clew_wording_list_kind_texts (adding->form->flag);
         text->what != NULL; text++)
      {
        g_autofree char *key = g_strconcat (*id, "/", text->what, NULL);

        add_field (adding, key, part, NULL);
      }
}

/* Texts that Clew doesn't know, in a wording that came from elsewhere. */
static void
add_others (Adding *adding, ClewWording *wording)
{
  const char *part = _ ("Other texts");
  gboolean    has_title = FALSE;

  for (const char *const *key = clew_wording_get_keys (wording); *key != NULL; key++)
    {
      if (clew_wording_text_find (*key, adding->form->flag) != NULL)
        continue;
      if (!has_title)
        add_part (adding, part);
      has_title = TRUE;
      add_field (adding, *key, part, NULL);
    }
}

/* The last text of the part that needs the words for kinds of information. */
static const char *
get_last_before_kinds (ClewFormFlags form)
{
  if (form == CLEW_FORM_LETTER)
    return "scope_notice";
  if (form == CLEW_FORM_ROSTER)
    return "kind";
  return form == CLEW_FORM_ACCOUNTING ? "why" : "kinds_initials";
}

static void
add_fields (Adding *adding, ClewWording *wording)
{
  ClewFormFlags form = adding->form->flag;
  const char   *part = "";

  for (const ClewWordingText *text = clew_wording_list_texts (form); text->key != NULL; text++)
    {
      if (text->part != NULL)
        {
          part = _ (text->part);
          add_part (adding, part);
        }
      if (is_wanted (adding, wording, text))
        add_field (adding, text->key, part, text->places);
      if (g_str_equal (text->key, get_last_before_kinds (form)))
        add_kinds (adding, wording);
    }
  add_others (adding, wording);
}

/**
 * clew_wording_fields_add:
 * @column: takes them, with a title for each part
 * @form: which form
 * @wording: as it is now
 *
 * Adds a field for each text that the form has or could have, empty.
 *
 * Returns: (transfer container) (element-type ClewWordingField): in the order of the paper
 */
GPtrArray *
clew_wording_fields_add (GtkBox *column, const ClewFormName *form, ClewWording *wording)
{
  Adding adding = { column, form, g_ptr_array_new () };

  add_fields (&adding, wording);
  return adding.fields;
}

/**
 * clew_wording_fields_note:
 * @elements: takes the label of the element, once
 * @key: of a text that is missing or wrong
 * @form: the form
 */
void
clew_wording_fields_note (GPtrArray *elements, const char *key, ClewFormFlags form)
{
  const ClewWordingElement *element = clew_wording_element_find (
    clew_wording_get_element (key, form));
  const char *label = _ (element->label);

  if (!g_ptr_array_find (elements, label, NULL))
    g_ptr_array_add (elements, (gpointer)label);
}

/**
 * clew_wording_fields_describe:
 * @problems: how many texts are missing or wrong
 * @elements: what they are for; taken for the list
 *
 * Returns: (transfer full): what keeps the wording from being approved
 */
char *
clew_wording_fields_describe (guint problems, GPtrArray *elements)
{
  g_autofree char *count =
    g_strdup_printf (ngettext ("%u text keeps this wording from being approved.",
                               "%u texts keep this wording from being approved.", problems),
                     problems);
  g_autofree char *list = NULL;

  if (elements->len > MOST_ELEMENTS)
    return g_steal_pointer (&count);
  g_ptr_array_add (elements, NULL);
  list = g_strjoinv ("; ", (char **)elements->pdata);
  /* Translators: how many texts are missing or wrong, then what these texts are for */
  return g_strdup_printf (_ ("%s Missing or wrong: %s."), count, list);
}
