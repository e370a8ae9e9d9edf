"""Arabic and Persian say who speaks in an order of their own, and without capitals."""

import pytest

from workbench.statements.reading import statements


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (text[slice(*one.speaker)] if one.speaker else None, one.mode, text[slice(*one.spans[0])])
        for one in statements(text)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("وقال العوادي في بيان: «لا توجد بنود مخفية».", "العوادي", "لا توجد بنود مخفية"),
        ("قال وزير الخارجية الإيراني حسين أمير عبد اللهيان: \"نحن مستعدون\".",
         "حسين أمير عبد اللهيان", "نحن مستعدون"),
        ("«أعمل هنا منذ سنين»، يقول أحد العمال وهو يشير.", "أحد العمال", "أعمل هنا منذ سنين"),
        ("ونقلت الوكالة عن مصدر عسكري قوله: \"الرد قريب\".", "مصدر عسكري", "الرد قريب"),
        ("واكتفى وزير النقل بالقول: \"نحن نعمل\".", "وزير النقل", "نحن نعمل"),
        ("ناصر کنعانی، سخنگوی وزارت خارجه، روز دوشنبه گفت: «ما آماده‌ایم.»",
         "ناصر کنعانی", "ما آماده‌ایم."),
        ("یک کارشناس در تهران می‌گوید: «راه عوض شده است.»", "یک کارشناس", "راه عوض شده است."),
        ("به گزارش فارس، علی باقری در تهران تأکید کرد: «این درست نیست.»",
         "علی باقری", "این درست نیست."),
        ("«ما می‌مانیم»، این را زنی می‌گوید که در صف است.", "زنی", "ما می‌مانیم"),
        ("بنیامین نتانیاهو ایران را «سر مار» خواند.", "بنیامین نتانیاهو", "سر مار"),
    ],
)  # fmt: skip
def test_a_quotation_has_its_speaker(text, speaker, words):
    assert (speaker, "direct", words) in said(text)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("قال مسؤول يمني سابق إن القرار يصدر من صنعاء.", "مسؤول يمني سابق", "القرار يصدر من صنعاء"),
        ("وأكد وزير الدفاع ثابت العباسي أن الانسحاب قريب.", "ثابت العباسي", "الانسحاب قريب"),
        ("وبحسب مصدر برلماني، فإن بعض الكتل تطالب بجلسة.", "مصدر برلماني", "بعض الكتل تطالب بجلسة"),
        ("کنعانی تأکید کرد که گفت‌وگوها ادامه دارد.", "کنعانی", "گفت‌وگوها ادامه دارد"),
        (
            "به گفته یک دیپلمات عراقی، دور بعدی در بغداد است.",
            "یک دیپلمات عراقی",
            "دور بعدی در بغداد است",
        ),
    ],
)
def test_reported_speech_has_its_speaker(text, speaker, words):
    assert (speaker, "indirect", words) in said(text)


def test_a_verb_without_a_subject_means_the_voice_heard_last():
    text = "قال مسؤول سابق إن القرار يصدر من صنعاء. ويضيف: «كان يعرف متى ينصح»."
    assert said(text)[-1] == ("مسؤول سابق", "direct", "كان يعرف متى ينصح")
    text = "علی باقری گفت: «نه.»\n\nوی افزود: «هرگز.»"
    assert said(text)[-1] == ("علی باقری", "direct", "هرگز.")


def test_a_verb_inside_a_sentence_with_another_subject_means_nobody():
    assert [
        one for one in said("أما الولايات المتحدة فتقصف، وتقول إنها تريد الحماية.") if one[0]
    ] == []


def test_terms_in_marks_are_no_statement():
    for text in (
        "ويعود ما يسمى «الإطار الاستراتيجي» إلى عام 2008.",
        "آنچه در غرب «نافرمانی» خوانده می‌شود.",
    ):
        assert not said(text)
