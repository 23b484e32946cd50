<?xml version="1.0" encoding="UTF-8"?>
<!-- Invented objects; the schema is GESUT 1.3 (GUGiK, 4 March 2022). -->
<gml:FeatureCollection gml:id="C-1" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:ges="geodezyjnaEwidencjaSieciUzbrojeniaTerenu:1.0" xmlns:ot="bazaDanychObiektowTopograficznych500:1.0">
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000001-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000001-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:idBranzowy>W-160</ges:idBranzowy>
      <ges:geometria>
        <gml:Curve gml:id="G-1" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523000.00 5941050.00 7523010.00 5941120.55 7523012.34</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>g</ges:funkcja>
      <ges:przebieg>p</ges:przebieg>
      <ges:typPrzewodu>o</ges:typPrzewodu>
      <ges:srednica>160</ges:srednica>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000002-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000002-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>n</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:idBranzowy>W-1</ges:idBranzowy>
      <ges:geometria>
        <gml:Curve gml:id="G-2" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941050.00 7523010.00 5941055.00 7523030.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>p</ges:funkcja>
      <ges:przebieg>p</ges:przebieg>
      <ges:typPrzewodu>l</ges:typPrzewodu>
      <ges:srednica>32</ges:srednica>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000003-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000003-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>p</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:idBranzowy>W-1</ges:idBranzowy>
      <ges:geometria>
        <gml:Curve gml:id="G-3" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941060.00 7523010.00 5941060.00 7523030.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>p</ges:funkcja>
      <ges:srednica>40</ges:srednica>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000003-0000-4000-8000-000000000000_2026-06-01T08-00-00">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000003-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-06-01T08:00:00</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-06-01T08:00:00</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>p</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:idBranzowy>W-1</ges:idBranzowy>
      <ges:geometria>
        <gml:Curve gml:id="G-4" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941060.00 7523010.00 5941060.00 7523031.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>p</ges:funkcja>
      <ges:srednica>63</ges:srednica>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000004-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000004-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:koniecWersjaObiekt>2026-05-05T10:00:00</ges:koniecWersjaObiekt>
      <ges:koniecObiekt>2026-05-05T10:00:00</ges:koniecObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:idBranzowy>W-1</ges:idBranzowy>
      <ges:geometria>
        <gml:Curve gml:id="G-5" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523000.00 5941000.00 7523009.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>g</ges:funkcja>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000005-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000005-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status></ges:status>
      <ges:geometria>
        <gml:Curve gml:id="G-6" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941070.00 7523010.00 5941070.00 7523030.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodKanalizacyjny gml:id="PL.PZGiK.2817.GESUT_00000006-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000006-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:idBranzowy>K-200</ges:idBranzowy>
      <ges:geometria>
        <gml:Curve gml:id="G-7" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523005.00 5941100.00 7523015.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>g</ges:funkcja>
      <ges:przebieg>p</ges:przebieg>
      <ges:typPrzewodu>s</ges:typPrzewodu>
      <ges:rodzaj>g</ges:rodzaj>
      <ges:srednica>200</ges:srednica>
    </ges:GES_PrzewodKanalizacyjny>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodKanalizacyjny gml:id="PL.PZGiK.2817.GESUT_00000007-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000007-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Curve gml:id="G-8" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523006.00 5941100.00 7523016.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>g</ges:funkcja>
      <ges:przebieg>p</ges:przebieg>
      <ges:typPrzewodu>d</ges:typPrzewodu>
      <ges:rodzaj>t</ges:rodzaj>
      <ges:wymiarPoziomy>600</ges:wymiarPoziomy>
      <ges:wymiarPionowy>900</ges:wymiarPionowy>
    </ges:GES_PrzewodKanalizacyjny>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000010-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000010-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-9" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941000.00 7523002.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>o</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>w</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000011-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000011-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-10" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941010.00 7523002.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>o</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>r</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000012-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000012-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-11" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941020.00 7523002.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>o</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>h</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000013-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000013-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-12" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941030.00 7523002.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>o</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>g</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000014-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000014-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-13" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941040.00 7523002.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>o</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>d</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000015-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000015-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-14" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941050.00 7523002.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>o</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>s</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000016-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000016-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-15" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941060.00 7523002.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>o</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>u</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000020-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000020-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-16" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941000.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>w</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000021-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000021-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:rzednaObiektu xlink:type="simple" xlink:href="PL.PZGiK.2817.GESUT_00000040-0000-4000-8000-000000000000_2026-05-04T11-03-09"/>
      <ges:geometria>
        <gml:Point gml:id="G-17" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941010.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>s</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000022-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000022-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-18" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941020.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>k</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000023-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000023-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-19" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941030.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>l</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000024-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000024-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-20" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941040.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>d</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000025-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000025-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-21" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941050.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>e</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000026-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000026-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-22" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941060.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>n</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000027-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000027-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-23" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941070.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>u</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecKanalizacyjna gml:id="PL.PZGiK.2817.GESUT_00000030-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000030-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Kowalski &amp; Synowie</ges:wladajacy>
      <ges:geometria>
        <gml:Polygon gml:id="G-24" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:exterior><gml:LinearRing><gml:posList>5941080.00 7523020.00 5941082.00 7523020.00 5941082.00 7523023.00 5941080.00 7523023.00 5941080.00 7523020.00</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>
      </ges:geometria>
      <ges:ksztaltUrzadzenia>p</ges:ksztaltUrzadzenia>
      <ges:rodzajUrzadzenia>m</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecKanalizacyjna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_Rzedna gml:id="PL.PZGiK.2817.GESUT_00000040-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000040-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:geometria>
        <gml:Point gml:id="G-25" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941010.00 7523004.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rzednaGory>142.35</ges:rzednaGory>
      <ges:rzednaDolu>139.80</ges:rzednaDolu>
    </ges:GES_Rzedna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_Rzedna gml:id="PL.PZGiK.2817.GESUT_00000041-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000041-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:geometria>
        <gml:Point gml:id="G-26" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941050.00 7523010.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rzedna>141.2</ges:rzedna>
    </ges:GES_Rzedna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodGazowy gml:id="PL.PZGiK.2817.GESUT_00000050-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000050-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Curve gml:id="G-27" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523007.00 5941010.00 7523007.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>g</ges:funkcja>
      <ges:srednica>90</ges:srednica>
    </ges:GES_PrzewodGazowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecElektroenergetyczna gml:id="PL.PZGiK.2817.GESUT_00000051-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000051-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-28" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941000.00 7523008.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>s</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecElektroenergetyczna>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_InneUrzadzeniaTowarzyszace gml:id="PL.PZGiK.2817.GESUT_00000052-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000052-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-29" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941000.00 7523009.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>p</ges:rodzajUrzadzenia>
      <ges:rodzajSieci>e</ges:rodzajSieci>
    </ges:GES_InneUrzadzeniaTowarzyszace>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000060-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000060-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point><gml:pos>NaN 7523000.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>h</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000061-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000061-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Curve gml:id="G-30" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941000.00 7523000.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ges:geometria>
      <ges:funkcja>g</ges:funkcja>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_PrzewodWodociagowy gml:id="PL.PZGiK.2817.GESUT_00000062-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000062-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>

      </ges:geometria>
      <ges:funkcja>g</ges:funkcja>
    </ges:GES_PrzewodWodociagowy>
  </gml:featureMember>
  <gml:featureMember>
    <ges:GES_UrzadzeniaSiecWodociagowa gml:id="PL.PZGiK.2817.GESUT_00000063-0000-4000-8000-000000000000_2026-05-04T11-03-09">
      <ges:idIIP>
        <ges:GES_IdentyfikatorIIP>
          <ges:lokalnyId>00000063-0000-4000-8000-000000000000</ges:lokalnyId>
          <ges:przestrzenNazw>PL.PZGiK.2817.GESUT</ges:przestrzenNazw>
          <ges:wersjaId>2026-05-04T11:03:09</ges:wersjaId>
        </ges:GES_IdentyfikatorIIP>
      </ges:idIIP>
      <ges:startObiekt>2020-01-01T00:00:00</ges:startObiekt>
      <ges:startWersjaObiekt>2026-05-04T11:03:09</ges:startWersjaObiekt>
      <ges:zrodlo>O</ges:zrodlo>
      <ges:status>i</ges:status>
      <ges:eksploatacja>c</ges:eksploatacja>
      <ges:wladajacy>Zakład Gospodarki Komunalnej w Świętajnie</ges:wladajacy>
      <ges:geometria>
        <gml:Point gml:id="G-31" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941000.00 7523011.00</gml:pos></gml:Point>
      </ges:geometria>
      <ges:rodzajUrzadzenia>q</ges:rodzajUrzadzenia>
    </ges:GES_UrzadzeniaSiecWodociagowa>
  </gml:featureMember>
  <gml:featureMember>
    <ges:PrezentacjaGraficzna gml:id="P-1">
      <ges:etykieta><ges:Etykieta><ges:geometria>
        <gml:Point gml:id="G-32" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:pos>5941000.00 7523000.00</gml:pos></gml:Point>
      </ges:geometria><ges:justyfikacja>5</ges:justyfikacja></ges:Etykieta></ges:etykieta>
      <ges:obiektPrzedstawiany xlink:href="PL.PZGiK.2817.GESUT_00000001-0000-4000-8000-000000000000_2026-05-04T11-03-09"/>
    </ges:PrezentacjaGraficzna>
  </gml:featureMember>
  <gml:featureMember>
    <ot:OT_BudynekNiewykazanyWEGIB gml:id="PL.PZGiK.2817.BDOT500_00000070-0000-4000-8000-000000000000">
      <ot:idIIP><ot:OT_IdentyfikatorIIP><ot:lokalnyId>00000070-0000-4000-8000-000000000000</ot:lokalnyId><ot:przestrzenNazw>PL.PZGiK.2817.BDOT500</ot:przestrzenNazw></ot:OT_IdentyfikatorIIP></ot:idIIP>
      <ot:startObiekt>2020-01-01T00:00:00</ot:startObiekt>
      <ot:geometria>
        <gml:MultiSurface gml:id="G-33" srsName="urn:ogc:def:crs:EPSG::2178"><gml:surfaceMember>
          <gml:Polygon gml:id="G-34" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:exterior><gml:LinearRing><gml:posList>5941090.00 7523000.00 5941095.00 7523000.00 5941095.00 7523005.00 5941090.00 7523005.00 5941090.00 7523000.00</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>
        </gml:surfaceMember></gml:MultiSurface>
      </ot:geometria>
      <ot:rodzajKST>m</ot:rodzajKST>
      <ot:status>i</ot:status>
    </ot:OT_BudynekNiewykazanyWEGIB>
  </gml:featureMember>
  <gml:featureMember>
    <ot:OT_Komunikacja gml:id="PL.PZGiK.2817.BDOT500_00000071-0000-4000-8000-000000000000">
      <ot:idIIP><ot:OT_IdentyfikatorIIP><ot:lokalnyId>00000071-0000-4000-8000-000000000000</ot:lokalnyId><ot:przestrzenNazw>PL.PZGiK.2817.BDOT500</ot:przestrzenNazw></ot:OT_IdentyfikatorIIP></ot:idIIP>
      <ot:startObiekt>2020-01-01T00:00:00</ot:startObiekt>
      <ot:geometria>
        <gml:Polygon gml:id="G-35" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:exterior><gml:LinearRing><gml:posList>5941090.00 7523000.00 5941095.00 7523000.00 5941095.00 7523005.00 5941090.00 7523005.00 5941090.00 7523000.00</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>
      </ot:geometria>
      <ot:rodzajObiektu>j</ot:rodzajObiektu>
    </ot:OT_Komunikacja>
  </gml:featureMember>
  <gml:featureMember>
    <ot:OT_Komunikacja gml:id="PL.PZGiK.2817.BDOT500_00000072-0000-4000-8000-000000000000">
      <ot:idIIP><ot:OT_IdentyfikatorIIP><ot:lokalnyId>00000072-0000-4000-8000-000000000000</ot:lokalnyId><ot:przestrzenNazw>PL.PZGiK.2817.BDOT500</ot:przestrzenNazw></ot:OT_IdentyfikatorIIP></ot:idIIP>
      <ot:startObiekt>2020-01-01T00:00:00</ot:startObiekt>
      <ot:geometria>
        <gml:Curve gml:id="G-36" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941090.00 7523000.00 5941095.00 7523000.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ot:geometria>
      <ot:rodzajObiektu>k</ot:rodzajObiektu>
    </ot:OT_Komunikacja>
  </gml:featureMember>
  <gml:featureMember>
    <ot:OT_Wody gml:id="PL.PZGiK.2817.BDOT500_00000073-0000-4000-8000-000000000000">
      <ot:idIIP><ot:OT_IdentyfikatorIIP><ot:lokalnyId>00000073-0000-4000-8000-000000000000</ot:lokalnyId><ot:przestrzenNazw>PL.PZGiK.2817.BDOT500</ot:przestrzenNazw></ot:OT_IdentyfikatorIIP></ot:idIIP>
      <ot:startObiekt>2020-01-01T00:00:00</ot:startObiekt>
      <ot:geometria>
        <gml:Polygon gml:id="G-37" srsName="urn:ogc:def:crs:EPSG::2178" srsDimension="2"><gml:exterior><gml:LinearRing><gml:posList>5941090.00 7523000.00 5941095.00 7523000.00 5941095.00 7523005.00 5941090.00 7523005.00 5941090.00 7523000.00</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>
      </ot:geometria>
      <ot:rodzajObiektu>s</ot:rodzajObiektu>
      <ot:nazwaWlasna>Jezioro Świętajno</ot:nazwaWlasna>
    </ot:OT_Wody>
  </gml:featureMember>
  <gml:featureMember>
    <ot:OT_Ogrodzenia gml:id="PL.PZGiK.2817.BDOT500_00000074-0000-4000-8000-000000000000">
      <ot:idIIP><ot:OT_IdentyfikatorIIP><ot:lokalnyId>00000074-0000-4000-8000-000000000000</ot:lokalnyId><ot:przestrzenNazw>PL.PZGiK.2817.BDOT500</ot:przestrzenNazw></ot:OT_IdentyfikatorIIP></ot:idIIP>
      <ot:startObiekt>2020-01-01T00:00:00</ot:startObiekt>
      <ot:geometria>
        <gml:Curve gml:id="G-38" srsName="urn:ogc:def:crs:EPSG::2178"><gml:segments><gml:LineStringSegment><gml:posList srsDimension="2">5941090.00 7523000.00 5941095.00 7523000.00</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve>
      </ot:geometria>
    </ot:OT_Ogrodzenia>
  </gml:featureMember>
</gml:FeatureCollection>
